import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';

import { demoSeats } from '../../gateway/demo-issuers.js';
import { packagePath } from '../../shared/config/package-path.js';
import { loadDirectory } from '../../shared/viewer/directory.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { documentFor, schemaOf } from '../support/introspection.js';
import { ALL_SEATS } from '../support/seats.js';

/**
 * Who may call what, typed by hand from domain.md 2.1 and 2.4 — never derived from `permissions.ts`.
 * The columns: party head, party officer, mediator, secretariat, monitor, custodian, auditor, observer, app, public.
 * `+` may call it; `.` is FORBIDDEN. Both parties, and both mediators, stand in one column: the rules name no side.
 */
const COLUMNS = [
  ['pak-head', 'afg-head'],
  ['pak-officer', 'afg-officer'],
  ['tur-mediator', 'qat-mediator'],
  ['sec-secretariat'],
  ['sec-monitor'],
  ['sec-custodian'],
  ['sec-auditor'],
  ['obs-a-observer'],
  ['pak-app', 'afg-app', 'tur-app', 'qat-app', 'sec-app', 'obs-a-app'],
  [null, 'public-reader'],
] as const;

/** The same query text parses and runs for every role (domain.md 2.6, invariant 2): what it finds is the world's matter. */
const EVERYONE = '++ + ++++ + + +';

const QUERIES: Readonly<Record<string, string>> = {
  // parties
  viewer: EVERYONE,
  // Anyone may compare what was signed with what runs.
  policy: EVERYONE,
  delegation: EVERYONE,
  delegations: EVERYONE,
  member: EVERYONE,
  agreement: EVERYONE,
  agreements: EVERYONE,
  obligation: EVERYONE,
  place: EVERYONE,
  places: EVERYONE,
  termsOfReference: EVERYONE,
  termsHistory: EVERYONE,
  // incidents
  allegation: EVERYONE,
  allegations: EVERYONE,
  incident: EVERYONE,
  incidents: EVERYONE,
  overdueClocks: EVERYONE,
  // The cross-party dashboard is the mediators', the registry's is the secretariat's.
  caseload: '.. + +... . . .',
  hotlineCall: EVERYONE,
  hotlineCalls: EVERYONE,
  deconflictionNotice: EVERYONE,
  deconflictionNotices: EVERYONE,
  incidentLogSeal: EVERYONE,
  incidentLogSeals: EVERYONE,
  incidentStatistics: EVERYONE,
  // Who works on a case is the secretariat's to say, and a monitor's to know of itself.
  monitorAssignment: '.. . ++.. . . .',
  monitorAssignments: '.. . ++.. . . .',
  finding: EVERYONE,
  findings: EVERYONE,
  verificationTask: EVERYONE,
  verificationTasks: EVERYONE,
  // evidence
  evidenceItem: EVERYONE,
  evidenceItems: EVERYONE,
  // mediation
  session: EVERYONE,
  sessions: EVERYONE,
  // S4: the head of the party that spoke and mediators; never the secretariat, never an app.
  caucusNote: '+. + .... . . .',
  caucusNotes: '+. + .... . . .',
};

const MUTATIONS: Readonly<Record<string, string>> = {
  // parties: the registry is the secretariat's, each office keeps the list of its own people.
  recordAgreement: '.. . +... . . .',
  recordExtension: '.. . +... . . .',
  recordObligation: '.. . +... . . .',
  recordPlace: '.. . +... . . .',
  adoptTerms: '.. . +... . . .',
  recordMember: '+. + +... . . .',
  endMember: '+. + +... . . .',
  // incidents. 2.4: party officers, monitors, and the secretariat for a third party, bring cases.
  draftAllegation: '++ . ++.. . . .',
  submitAllegation: '++ . ++.. . . .',
  fileAllegation: '++ . ++.. . . .',
  registerAllegation: '.. . +... . . .',
  notifyAllegation: '.. . +... . . .',
  submitStatement: '++ . .... . . .',
  editAllegationDraft: '++ . ++.. . . .',
  // 2.4: the registry returns and proposes, a mediator co-signs, officers of both sides settle, the head withdraws.
  returnAllegation: '.. . +... . . .',
  proposeInadmissibility: '.. . +... . . .',
  cosignInadmissibility: '.. + .... . . .',
  proposeMerger: '.. . +... . . .',
  cosignMerger: '.. + .... . . .',
  confirmLocalSettlement: '++ . .... . . .',
  startVerification: '.. . +... . . .',
  suspendNoAccess: '.. . +... . . .',
  resumeVerification: '.. . +... . . .',
  withdrawAllegation: '+. . +... . . .',
  extendClock: '.. . +... . . .',
  confirmHarm: '.. . +... . . .',
  correctConfirmedHarm: '.. . +... . . .',
  // 2.5: neutral text, the secretariat’s.
  writeAgreedNarrative: '.. . +... . . .',
  // 2.3 ReportOrigin: a party, a mediator, a monitor, and the secretariat for a third party.
  fileReport: '++ + ++.. . . .',
  // S1 step 3: linked for the mediators only.
  linkIncidents: '.. + +... . . .',
  unlinkIncidents: '.. + +... . . .',
  // 2.4: the secretariat drafts and shares, both parties comment, the mediators determine.
  draftFinding: '.. . +... . . .',
  editFinding: '.. . +... . . .',
  shareFinding: '.. . +... . . .',
  commentOnFinding: '++ . .... . . .',
  concurFinding: '.. + .... . . .',
  withholdConcurrence: '.. + .... . . .',
  fileDissent: '+. + .... . . .',
  recordDeliberation: '.. + +... . . .',
  referForMeasures: '.. . +... . . .',
  closeAllegation: '.. + +... . . .',
  fileAppeal: '+. . .... . . .',
  // Whose call it is, is the state machine's matter; who passes it on is the secretariat.
  raiseHotlineCall: '++ . .... . . .',
  relayHotlineCall: '.. . +... . . .',
  acknowledgeHotlineCall: '++ . .... . . .',
  answerHotlineCall: '++ . .... . . .',
  resolveHotlineCall: '++ . .... . . .',
  escalateHotlineCall: '++ . +... . . .',
  submitNotice: '++ . .... . . .',
  relayNotice: '.. . +... . . .',
  acknowledgeNotice: '++ . .... . . .',
  objectToNotice: '++ . .... . . .',
  activateNotice: '++ . .... . . .',
  completeNotice: '++ . .... . . .',
  cancelNotice: '++ . .... . . .',
  commitIncidentLog: '++ . .... . . .',
  // Both heads open their logs (domain.md 3, S1 step 5).
  revealIncidentLog: '+. . .... . . .',
  withdrawIncidentLog: '++ . .... . . .',
  assignMonitor: '.. . +... . . .',
  unassignMonitor: '.. . +... . . .',
  // 2.4: the secretariat plans, asks and accepts, the host's officers answer, a monitor works and reports.
  planTask: '.. . +... . . .',
  requestAccess: '.. . +... . . .',
  grantAccess: '++ . .... . . .',
  delayAccess: '++ . .... . . .',
  denyAccess: '++ . .... . . .',
  startFieldwork: '.. . ++.. . . .',
  reportTask: '.. . .+.. . . .',
  acceptTask: '.. . +... . . .',
  cancelTask: '.. . +... . . .',
  recordObservation: '.. . .+.. . . .',
  // evidence
  draftEvidence: '++ . .... . . .',
  sealEvidence: '++ . .... . . .',
  linkEvidence: '++ . .... . . .',
  // mediation
  scheduleSession: '.. + +... . . .',
  openSession: '.. + +... . . .',
  closeSession: '.. + +... . . .',
  addAgendaItem: '.. + +... . . .',
  recordCaucusNote: '+. + .... . . .',
  confirmCaucusNote: '+. . .... . . .',
};

/** Whether the table lets a seat call a field. */
function allowedBy(row: string): ReadonlyMap<string | null, boolean> {
  const marks = Array.from(row.replaceAll(' ', ''));
  if (marks.length !== COLUMNS.length) throw new Error(`a row of ${String(marks.length)} columns`);
  return new Map(COLUMNS.flatMap((seats, at) => seats.map((seat) => [seat, marks[at] === '+'])));
}

/** What a call that passes may still answer: nothing is found, or the input is refused. */
const PASSES = ['data', 'NOT_FOUND', 'BAD_USER_INPUT'];

let deployment: Deployment;
let schema: GraphQLSchema;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  schema = await schemaOf(deployment, null);
});
afterAll(async () => {
  await deployment.stop();
});

/** What a seat is told: the codes of the errors, or that there are none. */
async function told(
  seat: string | null,
  name: string,
  [document, variables]: readonly [string, object],
): Promise<string> {
  const { body } = await deployment.ask(seat, document, variables);
  if (!body.errors) return 'data';
  const codes = body.errors.map((error) => error.extensions.code).join();
  return (body.data?.[name] ?? null) === null ? codes : `${codes} with data`;
}

/** Calls one root field as every seat and says where the gateway and the table differ. */
async function differences(
  kind: 'query' | 'mutation',
  name: string,
  row: string,
): Promise<unknown> {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  const field = root?.getFields()[name];
  if (!field) return [`${name} is not in the schema`];
  const answers = await Promise.all(
    [...allowedBy(row)].map(async ([seat, allowed]) => {
      const answer = await told(seat, name, documentFor(kind, field));
      const right = allowed ? PASSES.includes(answer) : answer === 'FORBIDDEN';
      return right ? [] : [[seat ?? 'public', allowed ? 'may' : 'may not', answer]];
    }),
  );
  return answers.flat();
}

describe('the gateway lets each role call what domain.md gives it, and nothing else', () => {
  test.each(Object.entries(QUERIES))('query %s', async (name, row) => {
    expect(await differences('query', name, row)).toEqual([]);
  });

  test.each(Object.entries(MUTATIONS))('mutation %s', async (name, row) => {
    expect(await differences('mutation', name, row)).toEqual([]);
  });
});

describe('the table leaves nothing out', () => {
  test('every query and every mutation has a row', () => {
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort()).toEqual(
      Object.keys(QUERIES).sort(),
    );
    expect(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort()).toEqual(
      Object.keys(MUTATIONS).sort(),
    );
    expect(schema.getSubscriptionType() ?? null).toBeNull();
  });

  test('every seat of the demo has a column', () => {
    const directory = loadDirectory(packagePath('shared/config/delegations.json'));
    const seats = demoSeats(directory).map((seat) => seat.name);
    expect(
      COLUMNS.flat()
        .filter((seat) => seat !== null)
        .sort(),
    ).toEqual(seats.sort());
    expect(new Set(ALL_SEATS)).toEqual(new Set(COLUMNS.flat()));
  });

  test('D10: the schema is the same for every seat, to the byte', async () => {
    const query = '{ __schema { types { name kind fields { name args { name } } } } }';
    const all = await Promise.all(
      COLUMNS.flat().map(async (seat) => (await deployment.ask(seat, query)).bytes),
    );
    expect(new Set(all).size).toBe(1);
    expect(all[0]).toContain('"recordCaucusNote"');
  });
});
