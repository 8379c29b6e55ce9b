import { eventually } from '../support/acts.js';
import type { Deployment } from '../support/deployment.js';
import { letPass } from '../support/passing-time.js';
import { words } from '../support/perform.js';
import { sealedLog } from '../support/sealed-log.js';
import type { Scenario } from './document-scenario.js';

const REGISTRY = 'sec-secretariat';
const HOUR_MS = 3_600_000;

/** Two parties, by their codes: the first begins. */
export interface Sides {
  readonly one: string;
  readonly other: string;
}

function seatOf(code: string, role: 'officer' | 'head' = 'officer'): string {
  return `${code.toLowerCase()}-${role}`;
}

function fromNow(hours: number): string {
  return new Date(Date.now() + hours * HOUR_MS).toISOString();
}

type Act = readonly [name: string, seat: string, expectedVersion: number, more?: object];

/** A call, to its answer or to the time for it. */
export async function playCall(
  { scenario, deployment }: { readonly scenario: Scenario; readonly deployment: Deployment },
  { one, other }: Sides,
  ends: 'answered' | 'unanswered',
): Promise<void> {
  const of = ends === 'answered' ? 'a call that is answered' : 'a call that stays unanswered';
  const group = `call of ${one}, ${ends}`;
  const id = await scenario.act({
    ...{ group, of, act: 'raiseHotlineCall', seat: seatOf(one) },
    binding: { SUBMITTING_DELEGATION: one, OTHER_PARTY: other },
    input: { to: other, message: words('Shots are heard.'), callerPerson: 'The duty officer' },
  });
  const act = async ([name, seat, expectedVersion, more = {}]: Act): Promise<void> => {
    const input = { id, expectedVersion, ...more };
    await scenario.act({ group, act: name, seat, input });
  };
  await act(['relayHotlineCall', REGISTRY, 1]);
  await act(['acknowledgeHotlineCall', seatOf(other), 1]);
  if (ends === 'answered') {
    await act(['answerHotlineCall', seatOf(other), 2, { reply: words('A drill.') }]);
    return act(['resolveHotlineCall', seatOf(one), 4]);
  }
  await letPass(deployment, {
    table: 'hotline_call',
    id,
    columns: ['at', 'answer_due_at'],
    hours: 3,
  });
  await reaches(deployment, ['hotlineCall', id, 'UNANSWERED']);
  await scenario.settle({ group, act: 'expireHotlineCall' });
  await act(['escalateHotlineCall', seatOf(one), 4]);
}

const NOTICES = {
  acknowledged: 'a notice that is acknowledged',
  'objected to': 'a notice that is objected to',
  left: 'a notice of which nothing comes in its window',
} as const;

/** Waits until the clock has brought a record to a status. */
async function reaches(
  deployment: Deployment,
  [root, id, status]: readonly [string, string, string],
): Promise<void> {
  await eventually(async () => {
    const query = `query ($id: ID!) { found: ${root}(id: $id) { status } }`;
    const { body } = await deployment.ask(REGISTRY, query, { id });
    if ((body.data?.found as { status: string }).status !== status) throw new Error('not yet');
  });
}

/** A notice, acknowledged and carried out, or objected to and cancelled. */
export async function playNotice(
  { scenario, deployment }: { readonly scenario: Scenario; readonly deployment: Deployment },
  { one, other }: Sides,
  sectorId: string,
  ends: 'acknowledged' | 'objected to' | 'left',
): Promise<void> {
  const group = `notice of ${one}, ${ends}`;
  const id = await scenario.act({
    ...{ group, of: NOTICES[ends], act: 'submitNotice', seat: seatOf(one) },
    binding: { SUBMITTING_DELEGATION: one, OTHER_PARTY: other },
    input: {
      ...{ to: other, kind: 'CONVOY', sectorId, route: 'Along the river', units: 'Ten lorries' },
      ...{ windowFrom: fromNow(50), windowUntil: fromNow(60) },
    },
  });
  const act = async ([name, seat, expectedVersion, more = {}]: Act): Promise<void> => {
    const input = { id, expectedVersion, ...more };
    await scenario.act({ group, act: name, seat, input });
  };
  await act(['relayNotice', REGISTRY, 1]);
  if (ends === 'objected to') {
    await act(['objectToNotice', seatOf(other), 1, { objection: words('Too close.') }]);
    return act(['cancelNotice', seatOf(one), 3]);
  }
  const columns = ['window_from', 'window_until'];
  if (ends === 'left') {
    await letPass(deployment, { table: 'deconfliction_notice', id, columns, hours: 61 });
    await reaches(deployment, ['deconflictionNotice', id, 'LAPSED']);
    return scenario.settle({ group, act: 'lapseNotice' });
  }
  await act(['acknowledgeNotice', seatOf(other), 1]);
  await letPass(deployment, { table: 'deconfliction_notice', id, columns, hours: 51 });
  await act(['activateNotice', seatOf(one), 3]);
  await act(['completeNotice', seatOf(one), 4]);
}

/** One side withdraws its seal and commits again; then both commit, the first deposits, and the second opens both. */
export async function playExchange(
  scenario: Scenario,
  { one, other }: Sides,
  sector: string,
  day: number,
): Promise<void> {
  const commit = async (by: string, against: string, of: string, log: object): Promise<string> =>
    scenario.act({
      ...{ group: `${of} of ${by}`, of, act: 'commitIncidentLog', seat: seatOf(by), input: log },
      binding: { SUBMITTING_DELEGATION: by, OTHER_PARTY: against },
    });
  const [first, second] = [sealedLog(one, other, sector, day), sealedLog(other, one, sector, day)];
  const withdrawn = 'a seal that is withdrawn';
  const id = await commit(one, other, withdrawn, first.commit);
  await scenario.act({
    ...{ group: `${withdrawn} of ${one}`, act: 'withdrawIncidentLog', seat: seatOf(one) },
    input: { id, expectedVersion: 1 },
  });
  const opened = 'a seal whose log is opened';
  const ones = await commit(one, other, opened, first.commit);
  const others = await commit(other, one, opened, second.commit);
  const log = { act: 'revealIncidentLog', binding: {} };
  await scenario.act({
    ...{ ...log, group: `log of ${one}`, of: 'the log that is deposited first' },
    ...{ seat: seatOf(one, 'head'), input: { id: ones, expectedVersion: 2, ...first.reveal } },
    binding: { SUBMITTING_DELEGATION: one, OTHER_PARTY: other },
  });
  await scenario.act({
    ...{ ...log, group: `log of ${other}`, of: 'the log that is deposited last' },
    ...{ seat: seatOf(other, 'head'), input: { id: others, expectedVersion: 1, ...second.reveal } },
    binding: { SUBMITTING_DELEGATION: other, OTHER_PARTY: one },
    also: [`${opened} of ${one}`, `${opened} of ${other}`, `log of ${one}`],
  });
}
