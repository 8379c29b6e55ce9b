import fc from 'fast-check';

import { type Observer, ofObservation, ofTask, ofVisit } from '../observers.js';
import type { Part, Scope } from '../scope.js';
import { later, type Op, secret, secretChoice, text } from '../story.js';
import { verifyingOf } from './case-parts.js';
import { type Family, reachOf, type Telling, type Thread } from './family.js';
import { aParty, otherOf, type Party, seatOf } from './people.js';

interface TaskThread extends Thread {
  readonly kind: 'task';
  readonly by: Party;
  /** 0 planned, 1 asked of the host, 2 answered, 3 in the field with something observed, 4 reported, 5 accepted. */
  readonly stage: number;
  readonly answer: 'grantAccess' | 'delayAccess' | 'denyAccess';
}

interface Told {
  readonly who: Observer;
  readonly thread: TaskThread;
  readonly part: Part;
  readonly scope: Scope;
}

const STAFF = 'sec-secretariat';
const MONITOR = 'sec-monitor';

function staff(act: string, id: string, secretly = false): Op {
  return { seat: STAFF, act, on: id, secretly, input: { id } };
}

/** The host reads who comes and when; how they travel and where they are, no party does. */
function visitInput({ who, thread, scope }: Told): object {
  const level = ofVisit(who, thread) ?? 'PUBLIC';
  const days = secretChoice(level, 'PARTIES', scope.nth, [3, 4, 5]) ?? 2;
  const at = (hour: number): string =>
    new Date(scope.now.getTime() + (days * 24 + hour) * 3_600_000).toISOString();
  return {
    team: [secret(level, 'PARTIES', scope.tint)('Two monitors')],
    from: at(0),
    until: at(2),
    route: secret(level, 'SUBMITTER', scope.tint)('By the old road.'),
    staffPositions: secret(level, 'SUBMITTER', scope.tint)('34.1 71.1'),
  };
}

/** Plans a task that needs access: the parties learn of it when it is asked of the host. */
export function planTask(allegationId: string, host: string, visit: object): Op {
  const input = { allegationId, kind: 'SITE_VISIT', host, visit };
  return { seat: STAFF, act: 'planTask', input };
}

/** The host answers. */
export function answerAccess(id: string, host: Party, act: string): Op {
  const reasons = act === 'grantAccess' ? {} : { reasons: text('There is no road.') };
  return { seat: seatOf(host, 'officer'), act, on: id, input: { id, ...reasons } };
}

/** A monitor is given the case and observes something: the parties read it with the draft finding. */
function* observed({ who, thread, part, scope }: Told, caseId: string, taskId: string): Telling {
  const level = ofObservation(who);
  const hidden = part === 'LOW' && level === null;
  // Who reports has to be given the case: then it is a secret when, and not whether.
  const given = thread.stage < 4 ? { secretly: hidden } : { secretTime: hidden };
  yield {
    ...{ seat: STAFF, act: 'assignMonitor', ...given },
    input: { allegationId: caseId, monitor: MONITOR },
  };
  yield {
    ...{ seat: MONITOR, act: 'recordObservation', secretly: hidden },
    input: {
      ...{ taskId, method: 'SEEN', timePrecision: 'HOUR', text: text('Two craters.') },
      at: '2099-01-03T00:00:00.000Z',
      positionLatitude: secretChoice(level ?? 'PUBLIC', 'SUBMITTER', scope.nth, [33, 34, 35]) ?? 36,
      positionLongitude: 70,
    },
  };
}

/** The monitor reports, and the secretariat accepts; the parties read that there is a report, and not what it says. */
function* reported({ who, thread, scope }: Told, id: string): Telling {
  const said = secret(ofTask(who, thread) ?? 'PUBLIC', 'SUBMITTER', scope.tint);
  const report = text(said('Two craters at the post.'));
  yield { seat: MONITOR, act: 'reportTask', on: id, input: { id, report } };
  if (thread.stage === 5) yield staff('acceptTask', id);
}

/** A verification task on the scene's case of a side. */
export const TASK: Family<TaskThread> = {
  kind: 'task',
  weight: 4,
  threads: fc.record({
    kind: fc.constant('task' as const),
    by: aParty,
    stage: fc.constantFrom(0, 0, 1, 2, 3, 4, 5),
    answer: fc.constantFrom('grantAccess', 'delayAccess', 'denyAccess'),
  }),
  reach: (who, thread) => reachOf(ofTask(who, thread) !== null || who.kind === 'PARTY'),
  *tell(who, thread, part, scope) {
    const told = { who, thread, part, scope };
    const caseId = verifyingOf(thread.by, part, scope);
    if (caseId === undefined) return;
    const host = otherOf(thread.by);
    const hidden = part === 'LOW' && ofTask(who, { ...thread, stage: 0 }) === null;
    const plan = planTask(caseId, host, visitInput(told));
    if (thread.stage === 0) {
      scope.note(part, yield { ...plan, secretly: hidden });
      return;
    }
    // A monitor reads in its delegation's world, which has known of the task since it was planned.
    const id = yield { ...plan, secretTime: hidden && who.kind !== 'MONITOR' };
    scope.note(part, id);
    yield staff('requestAccess', id);
    if (thread.stage === 1) return;
    const granted = thread.stage >= 3;
    yield answerAccess(id, host, granted ? 'grantAccess' : thread.answer);
    if (!granted) return;
    if (part === 'LOW') yield later(1, false);
    yield staff('startFieldwork', id);
    yield* observed(told, caseId, id);
    if (thread.stage >= 4) yield* reported(told, id);
  },
  shorter: (thread) => (thread.stage > 0 ? { ...thread, stage: thread.stage - 1 } : undefined),
};
