import { asOwner } from '../../support/database.js';
import { file } from '../../support/case.js';
import type { Deployment } from '../../support/deployment.js';
import { content, Findings } from '../../support/finding.js';
import type { Places } from '../../support/mechanism.js';
import { perform, words } from '../../support/perform.js';
import { sealedLog } from '../../support/sealed-log.js';
import { planVisit } from '../../support/tasks.js';

/** The ids of the scene's records, by what is said of them below. */
export type Scene = Readonly<Record<string, string>>;

export const REGISTRY = 'sec-secretariat';
export const MEDIATOR = 'tur-mediator';
/** A monitor whom no other test asks. */
export const MONITOR = 'sec-monitor/bad-input';

type Sides = readonly [one: string, other: string];

/** A record at rest, or in a state in which most acts on it are not open. */
class Stage {
  readonly findings: Findings;

  constructor(
    readonly deployment: Deployment,
    readonly places: Places,
    readonly sides: Sides,
  ) {
    this.findings = new Findings(deployment, places);
  }

  async act(seat: string, name: string, input: object): Promise<string> {
    return perform(this.deployment, seat, name, input);
  }

  async incidentOf(caseId: string): Promise<string> {
    const query = 'query ($id: ID!) { allegation(id: $id) { incident { id } } }';
    const { body } = await this.deployment.ask(REGISTRY, query, { id: caseId });
    return (body.data?.allegation as { incident: { id: string } }).incident.id;
  }

  async clockOf(caseId: string): Promise<string> {
    const query = 'query ($id: ID!) { allegation(id: $id) { clocks { id kind } } }';
    const { body } = await this.deployment.ask(REGISTRY, query, { id: caseId });
    const { clocks } = body.data?.allegation as { clocks: { id: string; kind: string }[] };
    return clocks.find(({ kind }) => kind === 'RESPONSE')?.id ?? '';
  }
}

async function cases({ deployment, places, sides: [one, other] }: Stage): Promise<Scene> {
  const at = async (until: 'DRAFT' | 'SUBMITTED' | 'REGISTERED' | 'NOTIFIED'): Promise<string> =>
    (await file(deployment, places, one, other.toUpperCase(), until)).allegation;
  return {
    draft: await at('DRAFT'),
    submitted: await at('SUBMITTED'),
    registered: await at('REGISTERED'),
    notified: await at('NOTIFIED'),
  };
}

async function harmOf(stage: Stage, incidentId: string): Promise<string> {
  const kind = { incidentId, category: 'CIVILIAN', effect: 'INJURED' };
  const side = stage.sides[0].toUpperCase();
  return stage.act(REGISTRY, 'confirmHarm', { ...kind, side, confirmedMin: 1, confirmedMax: 2 });
}

async function found(stage: Stage): Promise<Scene> {
  const { findings, sides } = stage;
  const [one, other] = sides;
  const verifying = await findings.verified(one, other);
  const incident = await stage.incidentOf(verifying);
  const sharing = await findings.verified(one, other);
  const determined = await findings.verified(one, other);
  const settledHarm = await harmOf(stage, await stage.incidentOf(determined));
  const determinedFinding = await findings.shared(determined);
  await findings.determined(determinedFinding, one, other);
  return {
    ...{ verifying, incident, determined, determinedFinding, settledHarm },
    harm: await harmOf(stage, incident),
    draftFinding: await findings.onCase(REGISTRY, 'draftFinding', verifying, {
      finding: content(),
    }),
    sharedFinding: await findings.shared(sharing),
  };
}

/** A visit that is planned, and two for which access was asked: one is not answered, one denied. */
async function visits(stage: Stage, caseId: string): Promise<Scene> {
  const [, other] = stage.sides;
  const plan = async (): Promise<string> => planVisit(stage.deployment, caseId, other);
  const [plannedTask, askedTask, deniedTask] = [await plan(), await plan(), await plan()];
  for (const id of [askedTask, deniedTask])
    await stage.act(REGISTRY, 'requestAccess', { id, expectedVersion: 1 });
  const denial = { id: deniedTask, expectedVersion: 1, reasons: words('The road is mined.') };
  await stage.act(`${other}-officer`, 'denyAccess', denial);
  return { plannedTask, askedTask, deniedTask };
}

async function deskWork(stage: Stage, caseId: string): Promise<Scene> {
  const assign = async (monitor: string): Promise<string> =>
    stage.act(REGISTRY, 'assignMonitor', { allegationId: caseId, monitor });
  const assignment = await assign(MONITOR);
  const endedAssignment = await assign('sec-monitor/gone');
  await stage.act(REGISTRY, 'unassignMonitor', { id: endedAssignment, expectedVersion: 1 });
  const plan = { allegationId: caseId, kind: 'DESK_REVIEW' };
  const fieldTask = await stage.act(REGISTRY, 'planTask', plan);
  await stage.act(REGISTRY, 'startFieldwork', { id: fieldTask, expectedVersion: 1 });
  return { assignment, endedAssignment, fieldTask };
}

async function calls(stage: Stage): Promise<Scene> {
  const [one, other] = stage.sides;
  const raise = async (): Promise<string> => {
    const input = { to: other.toUpperCase(), message: words('Shots have been heard.') };
    return stage.act(`${one}-officer`, 'raiseHotlineCall', input);
  };
  const [raisedCall, relayedCall, acknowledgedCall] = [await raise(), await raise(), await raise()];
  for (const id of [relayedCall, acknowledgedCall])
    await stage.act(REGISTRY, 'relayHotlineCall', { id, expectedVersion: 1 });
  const heard = { id: acknowledgedCall, expectedVersion: 1 };
  await stage.act(`${other}-officer`, 'acknowledgeHotlineCall', heard);
  return { raisedCall, relayedCall, acknowledgedCall };
}

async function notices(stage: Stage): Promise<Scene> {
  const [one, other] = stage.sides;
  const submit = async (): Promise<string> =>
    stage.act(`${one}-officer`, 'submitNotice', {
      ...{ to: other.toUpperCase(), kind: 'ENGINEERING_WORKS', sectorId: stage.places.sector },
      windowFrom: '2099-01-01T00:00:00.000Z',
      windowUntil: '2099-01-02T00:00:00.000Z',
    });
  const newNotice = await submit();
  const relayedNotice = await submit();
  const objectedNotice = await submit();
  for (const id of [relayedNotice, objectedNotice])
    await stage.act(REGISTRY, 'relayNotice', { id, expectedVersion: 1 });
  const objection = { objection: words('Not there.') };
  await stage.act(`${other}-officer`, 'objectToNotice', {
    ...{ id: objectedNotice, expectedVersion: 1, ...objection },
  });
  const cancelledNotice = await submit();
  await stage.act(`${one}-officer`, 'cancelNotice', { id: cancelledNotice, expectedVersion: 1 });
  return { newNotice, relayedNotice, objectedNotice, cancelledNotice };
}

async function seals(stage: Stage): Promise<Scene> {
  const [one, other] = stage.sides;
  const commit = async (day: number): Promise<string> => {
    const { sector } = stage.places;
    const log = sealedLog(one.toUpperCase(), other.toUpperCase(), sector, day);
    return stage.act(`${one}-officer`, 'commitIncidentLog', log.commit);
  };
  const [seal, withdrawnSeal] = [await commit(2), await commit(3)];
  const withdrawn = { id: withdrawnSeal, expectedVersion: 1 };
  await stage.act(`${one}-officer`, 'withdrawIncidentLog', withdrawn);
  return { seal, withdrawnSeal };
}

async function links(stage: Stage, firstId: string, secondId: string): Promise<Scene> {
  const join = async (kind: string): Promise<string> =>
    stage.act(REGISTRY, 'linkIncidents', { firstId, secondId, kind });
  const [link, endedLink] = [await join('SAME_CHAIN'), await join('MIRROR')];
  await stage.act(REGISTRY, 'unlinkIncidents', { id: endedLink, expectedVersion: 1 });
  return { link, endedLink };
}

/** Brings a record of each kind to rest, and one more to where little is open on it. */
export async function setScene(
  deployment: Deployment,
  places: Places,
  sides: Sides,
): Promise<Scene> {
  const stage = new Stage(deployment, places, sides);
  const atRest = { ...(await cases(stage)), ...(await found(stage)) };
  const { notified = '', verifying = '', incident = '' } = atRest;
  const idleIncident = await stage.incidentOf(notified);
  return {
    ...{ ...atRest, idleIncident },
    clock: await stage.clockOf(notified),
    stoppedClock: await stage.clockOf(verifying),
    ...(await visits(stage, verifying)),
    ...(await deskWork(stage, verifying)),
    ...(await calls(stage)),
    ...(await notices(stage)),
    ...(await seals(stage)),
    ...(await links(stage, incident, idleIncident)),
  };
}

/** Everything that the mechanism has written, in short: how many rows each table holds, and what is in them. */
export async function written(deployment: Deployment): Promise<readonly string[]> {
  return asOwner(deployment, 'incidents', async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'mechanism' ORDER BY 1`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      // What waits in the outbox is delivered meanwhile.
      const columns = name === 'outbox' ? 't.id::text' : 't::text';
      const { rows } = await client.query<{ many: string; what: string | null }>(
        `SELECT count(*) AS many, sum(hashtext(${columns})::bigint) AS what FROM mechanism."${name}" t`,
      );
      found.push(`${name} ${rows[0]?.many ?? ''} ${rows[0]?.what ?? ''}`);
    }
    return found;
  });
}
