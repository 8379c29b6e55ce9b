import { CLOCKS, HOTLINE } from '../support/terms.js';

/** The places that every history speaks of. */
export interface Places {
  readonly sector: string;
  readonly districts: readonly string[];
  readonly agreement: string;
  /** A session to which observers may come. */
  readonly session: string;
  /** Of each side one case of which the other has been notified, and one of which it has not. */
  readonly cases: readonly SceneCase[];
  /** Cases that are being verified: one of each side for the low part, and one for the high part. */
  readonly verifying: readonly Verifying[];
  /** A finding on which both parties have commented. */
  readonly finding: string;
}

/** A case of the scene that is being verified. */
export interface Verifying {
  readonly id: string;
  readonly incident: string;
  readonly by: string;
  readonly part: 'LOW' | 'HIGH';
}

/** What the scene is made with. */
export interface Makers {
  readonly must: Must;
  /** Finds the incident of a case. */
  readonly incidentOf: (id: string) => Promise<string>;
}

/** A case of the scene: 2 is REGISTERED, 3 is NOTIFIED. */
export interface SceneCase {
  readonly id: string;
  readonly by: string;
  readonly stage: 2 | 3;
}

/** Performs an act that has to succeed; answers the record's id. */
export type Must = (seat: string, act: string, input: object) => Promise<string>;

const SECRETARIAT = 'sec-secretariat';

function text(original: string): object {
  return { original, lang: 'en' };
}

async function agreement(must: Must): Promise<string> {
  const id = await must(SECRETARIAT, 'recordAgreement', {
    title: text('Understanding'),
    form: 'JOINT_STATEMENT',
    status: 'IN_FORCE',
    conditional: true,
    from: '2025-10-19T00:00:00.000Z',
    until: '2099-12-31T00:00:00.000Z',
    mediators: ['TUR', 'QAT'],
    hosts: ['TUR'],
  });
  await must(SECRETARIAT, 'adoptTerms', {
    agreementId: id,
    termsVersion: '0.9-test',
    inForceFrom: '2025-10-19T00:00:00.000Z',
    clocks: CLOCKS,
    hotline: HOTLINE,
    findingStandard: 'BALANCE_OF_PROBABILITIES',
    seriousStandard: 'CLEAR_AND_CONVINCING',
    measureRule: 'CONSENSUS_THEN_MEDIATORS_CONCUR',
  });
  await must(SECRETARIAT, 'recordObligation', {
    agreementId: id,
    code: 'OB-1',
    kind: 'REFRAIN',
    nature: 'CONDUCT',
    on: ['PAK', 'AFG'],
    text: text('No fire across the line.'),
    clauseRef: 'Article 2',
    validFrom: '2025-10-19T00:00:00.000Z',
  });
  return id;
}

async function registered(
  must: Must,
  by: string,
  against: string,
  sectorId: string,
): Promise<string> {
  const id = await must(`${by.toLowerCase()}-officer`, 'draftAllegation', {
    respondent: against,
    act: 'INFILTRATION',
    clause: 'Article 1',
    basisSummary: text('A report.'),
    incident: { sectorId, occurredFrom: '2025-11-01T00:00:00.000Z', timePrecision: 'DAY' },
    report: { narrative: text('Men crossed the line.') },
  });
  const input = { id, expectedVersion: 1 };
  await must(`${by.toLowerCase()}-officer`, 'submitAllegation', input);
  return must(SECRETARIAT, 'registerAllegation', input);
}

/** A case of one side against the other that has come as far as asked. */
async function oneCase(
  must: Must,
  [by, against]: readonly [string, string],
  stage: 2 | 3,
  sectorId: string,
): Promise<SceneCase> {
  const id = await registered(must, by, against, sectorId);
  const noticeText = text('Infiltration is alleged.');
  if (stage === 3)
    await must(SECRETARIAT, 'notifyAllegation', { id, expectedVersion: 2, noticeText });
  return { id, by, stage };
}

/** A desk review whose report is accepted: without one no finding is shared. The monitor keeps nothing of the case. */
async function reviewed(must: Must, allegationId: string): Promise<void> {
  const monitor = 'sec-monitor';
  const assignment = await must(SECRETARIAT, 'assignMonitor', { allegationId, monitor });
  const id = await must(SECRETARIAT, 'planTask', { allegationId, kind: 'DESK_REVIEW' });
  await must(SECRETARIAT, 'startFieldwork', { id, expectedVersion: 1 });
  await must(monitor, 'reportTask', {
    id,
    expectedVersion: 2,
    report: text('The images show nothing.'),
  });
  await must(SECRETARIAT, 'acceptTask', { id, expectedVersion: 3 });
  await must(SECRETARIAT, 'unassignMonitor', { id: assignment, expectedVersion: 1 });
}

async function verifying(
  { must, incidentOf }: Makers,
  [by, against]: readonly [string, string],
  part: 'LOW' | 'HIGH',
  sectorId: string,
): Promise<Verifying> {
  const { id } = await oneCase(must, [by, against], 3, sectorId);
  await must(`${against.toLowerCase()}-officer`, 'submitStatement', {
    allegationId: id,
    expectedVersion: 1,
    kind: 'DENIES',
    text: text('It was not us.'),
  });
  await must(SECRETARIAT, 'startVerification', { id, expectedVersion: 4 });
  await reviewed(must, id);
  return { id, incident: await incidentOf(id), by, part };
}

/** Finds on a case, shares it, and has both parties comment. */
async function commented(must: Must, { id }: Verifying): Promise<string> {
  const finding = await must(SECRETARIAT, 'draftFinding', {
    id,
    expectedVersion: 5,
    finding: {
      acts: [{ act: 'INFILTRATION', outcome: 'NOT_ESTABLISHED' }],
      reasoning: text('Nobody saw it.'),
      reliesOnUndisclosed: false,
    },
  });
  await must(SECRETARIAT, 'shareFinding', { id: finding, expectedVersion: 1 });
  const comment = { id: finding, expectedVersion: 1, text: text('We see it otherwise.') };
  await must('pak-officer', 'commentOnFinding', comment);
  await must('afg-officer', 'commentOnFinding', comment);
  return finding;
}

async function session(must: Must): Promise<string> {
  return must(SECRETARIAT, 'scheduleSession', {
    kind: 'PLENARY',
    place: 'Hall',
    opensAt: '2099-01-20T09:00:00.000Z',
    closesAt: '2099-01-20T17:00:00.000Z',
    round: 1,
    open: true,
  });
}

/** Records what every history begins with. */
export async function setScene(makers: Makers): Promise<Places> {
  const { must } = makers;
  const place = async (kind: string, name: string, side?: string): Promise<string> =>
    must(SECRETARIAT, 'recordPlace', {
      kind,
      names: [{ text: name, lang: 'en' }],
      precision: kind,
      side,
    });
  const agreementId = await agreement(must);
  const sector = await place('SECTOR', 'Sector North');
  return {
    agreement: agreementId,
    sector,
    districts: [
      await place('DISTRICT', 'First District', 'PAK'),
      await place('DISTRICT', 'Second District', 'AFG'),
      await place('DISTRICT', 'Third District', 'PAK'),
    ],
    session: await session(must),
    verifying: [
      await verifying(makers, ['PAK', 'AFG'], 'LOW', sector),
      await verifying(makers, ['AFG', 'PAK'], 'LOW', sector),
      await verifying(makers, ['PAK', 'AFG'], 'HIGH', sector),
      await verifying(makers, ['AFG', 'PAK'], 'HIGH', sector),
    ],
    finding: await commented(must, await verifying(makers, ['PAK', 'AFG'], 'LOW', sector)),
    cases: [
      await oneCase(must, ['PAK', 'AFG'], 3, sector),
      await oneCase(must, ['AFG', 'PAK'], 3, sector),
      await oneCase(must, ['PAK', 'AFG'], 2, sector),
      await oneCase(must, ['AFG', 'PAK'], 2, sector),
    ],
  };
}
