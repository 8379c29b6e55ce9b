import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Role } from '../../shared/viewer/roles.js';
import {
  hoursBetween,
  nextTaskStatus,
  silenceCounts,
  type TaskSituation,
  taskVerbs,
} from '../../subgraphs/incidents/verification-task/verification-task.state.js';
import {
  TASK_KINDS,
  TASK_STATUSES,
  TASK_VERBS,
  type TaskKind,
  type TaskStatus,
} from '../../subgraphs/incidents/verification-task/verification-task.statuses.js';

const KINDS = Object.keys(TASK_KINDS) as TaskKind[];
const STATUSES = Object.keys(TASK_STATUSES) as TaskStatus[];
const VISITS: readonly TaskKind[] = ['MONITORING', 'SITE_VISIT', 'JOINT_VISIT', 'INVESTIGATION'];

/** domain.md 2.4, typed by hand, of a task that needs access of AFG: status, verb, next status, and who. */
const STEPS = [
  ['PLANNED', 'REQUEST_ACCESS', 'ACCESS_REQUESTED', ['SEC SECRETARIAT']],
  ['PLANNED', 'CANCEL_TASK', 'CANCELLED', ['SEC SECRETARIAT']],
  ['ACCESS_REQUESTED', 'GRANT_ACCESS', 'ACCESS_GRANTED', ['AFG PARTY_OFFICER', 'AFG PARTY_HEAD']],
  ['ACCESS_REQUESTED', 'DELAY_ACCESS', 'ACCESS_DELAYED', ['AFG PARTY_OFFICER', 'AFG PARTY_HEAD']],
  ['ACCESS_REQUESTED', 'DENY_ACCESS', 'ACCESS_DENIED', ['AFG PARTY_OFFICER', 'AFG PARTY_HEAD']],
  ['ACCESS_REQUESTED', 'CANCEL_TASK', 'CANCELLED', ['SEC SECRETARIAT']],
  ['ACCESS_DELAYED', 'GRANT_ACCESS', 'ACCESS_GRANTED', ['AFG PARTY_OFFICER', 'AFG PARTY_HEAD']],
  ['ACCESS_DELAYED', 'DENY_ACCESS', 'ACCESS_DENIED', ['AFG PARTY_OFFICER', 'AFG PARTY_HEAD']],
  ['ACCESS_DELAYED', 'CANCEL_TASK', 'CANCELLED', ['SEC SECRETARIAT']],
  ['ACCESS_GRANTED', 'START_FIELDWORK', 'IN_FIELD', ['SEC MONITOR', 'SEC SECRETARIAT']],
  ['ACCESS_GRANTED', 'CANCEL_TASK', 'CANCELLED', ['SEC SECRETARIAT']],
  ['IN_FIELD', 'RECORD_OBSERVATION', 'IN_FIELD', ['SEC MONITOR']],
  ['IN_FIELD', 'REPORT_TASK', 'REPORTED', ['SEC MONITOR']],
  ['IN_FIELD', 'CANCEL_TASK', 'CANCELLED', ['SEC SECRETARIAT']],
  ['REPORTED', 'ACCEPT_TASK', 'ACCEPTED', ['SEC SECRETARIAT']],
] as const;

const ACTORS: readonly (readonly [string, Role])[] = [
  ['PAK', 'PARTY_OFFICER'],
  ['PAK', 'PARTY_HEAD'],
  ['AFG', 'PARTY_OFFICER'],
  ['AFG', 'PARTY_HEAD'],
  ['AFG', 'INTEGRATOR'],
  ['TUR', 'MEDIATOR'],
  ['SEC', 'SECRETARIAT'],
  ['SEC', 'MONITOR'],
  ['SEC', 'SOURCE_CUSTODIAN'],
  ['SEC', 'AUDITOR'],
  ['OBS_A', 'OBSERVER'],
  ['PUBLIC', 'PUBLIC'],
];

function situation(
  kind: TaskKind,
  status: TaskStatus,
  [delegation, role]: readonly [string, Role],
): TaskSituation {
  const host = VISITS.includes(kind) ? 'AFG' : null;
  return { kind, status, host, actor: { delegation, role } };
}

describe('the life of a verification task', () => {
  test('each is open to whom the table names, in each status, and to no one else', () => {
    for (const status of STATUSES) {
      for (const actor of ACTORS) {
        const expected = STEPS.filter(
          ([from, , , by]) => from === status && by.some((one) => one === actor.join(' ')),
        ).map(([, verb, to]) => [verb, to]);
        for (const kind of VISITS) {
          const now = situation(kind, status, actor);
          const open = taskVerbs(now).map((verb) => [verb, nextTaskStatus(verb, now)]);
          expect([kind, status, actor, open.sort()]).toEqual([
            ...[kind, status, actor, [...expected].sort()],
          ]);
        }
      }
    }
  });

  test.each(['DESK_REVIEW', 'REMOTE_VERIFICATION'] as const)(
    'a %s asks nobody for access and begins from the plan',
    (kind) => {
      const planned = situation(kind, 'PLANNED', ['SEC', 'SECRETARIAT']);
      expect(taskVerbs(planned)).toEqual(['START_FIELDWORK', 'CANCEL_TASK']);
      const monitor = situation(kind, 'PLANNED', ['SEC', 'MONITOR']);
      expect(taskVerbs(monitor)).toEqual(['START_FIELDWORK']);
      for (const status of STATUSES)
        expect(taskVerbs(situation(kind, status, ['AFG', 'PARTY_HEAD']))).toEqual([]);
    },
  );

  test('who knows of the outcome alone may do nothing', () => {
    for (const status of [null, ...STATUSES]) {
      const actor = { delegation: 'OBS_A', role: 'OBSERVER' } as const;
      expect(taskVerbs({ kind: null, status, host: null, actor })).toEqual([]);
      // Whose role would do is told nothing either, where the kind is not there to read.
      const staff = { delegation: 'SEC', role: 'SECRETARIAT' } as const;
      expect(taskVerbs({ kind: null, status, host: null, actor: staff })).toEqual([]);
    }
  });

  test('random walks take no step that the table does not have, and find every one', () => {
    const taken = new Set<string>();
    const step = fc.record({
      actor: fc.constantFrom(...ACTORS),
      verb: fc.constantFrom(...TASK_VERBS),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.array(step, { minLength: 100, maxLength: 400 }),
        (kind, steps) => {
          let status: TaskStatus = 'PLANNED';
          for (const { actor, verb } of steps) {
            const next = nextTaskStatus(verb, situation(kind, status, actor));
            if (next === undefined) continue;
            const known = STEPS.find((one) => one[0] === status && one[1] === verb);
            const desk = status === 'PLANNED' && verb === 'START_FIELDWORK';
            expect([status, verb, next]).toEqual([
              ...[status, verb, desk ? 'IN_FIELD' : (known?.[2] ?? 'nothing')],
            ]);
            expect(desk).toBe(desk && !VISITS.includes(kind));
            taken.add(`${status} ${verb}`);
            status = next;
          }
        },
      ),
      { numRuns: 500, seed: 20_251_112 },
    );
    expect([...taken].sort()).toEqual(
      [...STEPS.map(([from, verb]) => `${from} ${verb}`), 'PLANNED START_FIELDWORK'].sort(),
    );
  });
});

const at = (hours: number): Date => new Date(Date.UTC(2025, 10, 12) + hours * 3_600_000);

describe('the hours until an answer', () => {
  test.each([
    [20, 20],
    [46, 46],
    [0.5, 0.5],
    [20.257, 20.26],
  ])('%d hours are %d', (passed, hours) => {
    expect(hoursBetween(at(0), at(passed))).toBe(hours);
  });
});

describe('silence, after 48 hours and after 120', () => {
  const times = { accessDelaysAt: at(48), accessDeniesAt: at(120) };
  test.each([
    ['ACCESS_REQUESTED', 47.99, undefined],
    ['ACCESS_REQUESTED', 48, 'ACCESS_DELAYED'],
    ['ACCESS_REQUESTED', 119.99, 'ACCESS_DELAYED'],
    ['ACCESS_REQUESTED', 120, 'ACCESS_DENIED'],
    // A delay that was said in time is no silence; it becomes a denial like one that was not.
    ['ACCESS_DELAYED', 48, undefined],
    ['ACCESS_DELAYED', 119.99, undefined],
    ['ACCESS_DELAYED', 120, 'ACCESS_DENIED'],
    ['ACCESS_DELAYED', 144, 'ACCESS_DENIED'],
    ['ACCESS_GRANTED', 500, undefined],
    ['ACCESS_DENIED', 500, undefined],
    ['PLANNED', 500, undefined],
    ['CANCELLED', 500, undefined],
  ] as const)('%s after %d hours counts as %s', (status, hours, outcome) => {
    expect(silenceCounts({ status, ...times }, at(hours))?.outcome).toBe(outcome);
  });

  test('what was never asked for counts as nothing', () => {
    const never = { accessDelaysAt: null, accessDeniesAt: null };
    expect(silenceCounts({ status: 'ACCESS_REQUESTED', ...never }, at(500))).toBeUndefined();
  });
});
