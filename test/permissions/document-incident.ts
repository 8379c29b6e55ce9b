import type { Deployment } from '../support/deployment.js';
import { allegation } from '../support/case.js';
import { harmed } from '../support/harm.js';
import type { Places } from '../support/mechanism.js';
import { words } from '../support/perform.js';
import { reported } from '../support/reports.js';
import type { Sides } from './document-between.js';
import type { Binding } from './document-ledger.js';
import type { Scenario } from './document-scenario.js';

const REGISTRY = 'sec-secretariat';

/** Where acts are performed. */
export interface Stage {
  readonly scenario: Scenario;
  readonly deployment: Deployment;
}

async function incidentOf(
  deployment: Deployment,
  id: string,
  seat: string = REGISTRY,
): Promise<string> {
  const query = 'query ($id: ID!) { allegation(id: $id) { incident { id } } }';
  const { body } = await deployment.ask(seat, query, { id });
  return (body.data?.allegation as { incident: { id: string } }).incident.id;
}

/** Harm that the registry finds in a case that is under verification, and corrects; and its neutral text. */
export async function playHarm(
  { scenario, deployment }: Stage,
  { one, other }: Sides,
  [caseId, group]: readonly [string, string],
): Promise<void> {
  const found = { category: 'CIVILIAN', effect: 'INJURED', side: one };
  const binding = { SUBMITTING_DELEGATION: one, OTHER_PARTY: other };
  const step = { group, seat: REGISTRY, binding };
  const incidentId = await incidentOf(deployment, caseId);
  const figure = { incidentId, ...found, confirmedMin: 0, confirmedMax: 3 };
  const id = await scenario.act({ ...step, act: 'confirmHarm', input: figure });
  const input = { id, expectedVersion: 1, confirmedMin: 1, confirmedMax: 2 };
  await scenario.act({ ...step, act: 'correctConfirmedHarm', input });
  const narrative = { incidentId, text: words('Shots were fired.') };
  await scenario.act({ ...step, act: 'writeAgreedNarrative', input: narrative });
}

/** A link between the incidents of two cases, which a mediator makes and the registry takes back. */
export async function playLink(
  { scenario, deployment }: Stage,
  chair: string,
  cases: readonly [string, string],
): Promise<void> {
  const group = `link of ${cases.join()}`;
  const [firstId, secondId] = [
    await incidentOf(deployment, cases[0]),
    await incidentOf(deployment, cases[1]),
  ];
  const input = { firstId, secondId, kind: 'SAME_CHAIN' };
  const id = await scenario.act({ group, act: 'linkIncidents', seat: chair, input });
  const ended = { id, expectedVersion: 1 };
  await scenario.act({ group, act: 'unlinkIncidents', seat: REGISTRY, input: ended });
}

/** Further reports of a case’s incident: of its submitter while the case is with it, or of all who can file one after that. */
export async function playReports(
  { scenario, deployment }: Stage,
  { one, other }: Sides,
  [caseId, group]: readonly [string, string],
  when: 'drafted' | 'submitted',
): Promise<void> {
  const officer = `${one.toLowerCase()}-officer`;
  const input = reported(await incidentOf(deployment, caseId, officer));
  const binding = { SUBMITTING_DELEGATION: one, OTHER_PARTY: other };
  const step = { group, act: 'fileReport', input, binding };
  const own = `a further report of the submitter, ${when === 'drafted' ? 'while the case is with it' : 'after that'}`;
  await scenario.act({ ...step, seat: officer, of: own });
  if (when === 'drafted') return;
  const of = 'a report of a mediator, a monitor, or a third party through the secretariat';
  for (const seat of ['tur-mediator', REGISTRY]) await scenario.act({ ...step, seat, of });
}

/** The ways of what a party's draft begins. */
export const BY_A_PARTY = [
  'a case that a party brings',
  'the report with which a party’s case begins',
  'a claim that comes with its report',
];

type Acting = (act: string, by: string, more: object, between?: Binding) => Promise<void>;

/** Acts on a case at the version that the seat reads now. */
export function onCase(
  { scenario, deployment }: Stage,
  [id, group]: readonly [string, string],
  binding: Binding,
): Acting {
  return async (act, by, more, between = binding) => {
    const query = 'query ($id: ID!) { allegation(id: $id) { version } }';
    const { body } = await deployment.ask(by, query, { id });
    const { version } = body.data?.allegation as { version: number };
    const input = { id, expectedVersion: version, ...more };
    await scenario.act({ group, act, seat: by, binding: between, input });
  };
}

/** A case that the secretariat or a monitor brings; a monitor’s draft is assigned to it, and the secretariat takes it on. */
export async function playIntake(
  { scenario, deployment }: Stage,
  { one, other }: Sides,
  places: Places,
  seat: string,
): Promise<void> {
  const group = `case of ${seat} about ${one}`;
  const binding = { SUBMITTING_DELEGATION: 'SEC', OTHER_PARTY: other, NAMED_PARTY: one };
  const harm = [harmed(one, 'INJURED')];
  const monitors = seat === 'sec-monitor';
  const of = [
    'a case that the secretariat or a monitor brings',
    'an assignment that begins with the monitor’s draft',
  ];
  const id = await scenario.act({
    ...{ group, act: 'draftAllegation', of, seat, binding },
    ...(monitors ? { event: 'assignment' } : {}),
    input: allegation(other, places, { otherParty: one, harm }),
  });
  const on = onCase({ scenario, deployment }, [id, group], binding);
  await on('editAllegationDraft', seat, { clause: 'Article 2(c)' });
  await on('submitAllegation', seat, {});
  await on('registerAllegation', REGISTRY, {});
  // Its clocks and its answer are between the two parties, as in every case.
  const parties = { ...binding, SUBMITTING_DELEGATION: one };
  await on('notifyAllegation', REGISTRY, { noticeText: words('Fire is alleged.') }, parties);
}
