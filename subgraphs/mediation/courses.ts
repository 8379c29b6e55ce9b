import type { ClassName } from '../../shared/policy/classes.js';
import type { Course, Stage } from '../../shared/policy/course.js';

const TABLE = { PARTY: 'PARTIES', MEDIATOR: 'PARTIES', SECRETARIAT: 'PARTIES' } as const;
const WITH_OBSERVERS = { ...TABLE, OBSERVER: 'PARTIES' } as const;
/** S4: the head of the party and the mediators named, and no one else. */
const IN_CAUCUS = {
  NAMED_PARTY: { class: 'CAUCUS', onlyRoles: ['PARTY_HEAD'] },
  NAMED_MEDIATOR: { class: 'CAUCUS', onlyRoles: ['MEDIATOR'] },
} as const;

function session(of: string, marking: ClassName, gives: Stage['gives']): Course {
  return {
    of,
    stages: [
      { stage: 'SCHEDULED', act: 'scheduleSession', marking, gives },
      { stage: 'OPEN', act: 'openSession', marking, gives: {} },
      { stage: 'CLOSED', act: 'closeSession', marking, gives: {} },
    ],
  };
}

function item(of: string, marking: ClassName, gives: Stage['gives']): Course {
  return {
    of,
    heldWith: 'Allegation',
    stages: [{ stage: 'ON_THE_AGENDA', act: 'addAgendaItem', marking, gives }],
  };
}

/** What the acts give at each stage, by record type; test/permissions/document.test.ts compares it with the grants. */
export const mediationCourses = {
  Session: [
    session('a session of all that is not open to observers', 'MECHANISM', TABLE),
    session('a session of all that is open to observers', 'MECHANISM', WITH_OBSERVERS),
    session('a session of principals', 'PARTIES', TABLE),
    session('a caucus', 'CAUCUS', IN_CAUCUS),
  ],
  AgendaItem: [
    item('an item of a session that is not open to observers', 'PARTIES', TABLE),
    item('an item of a session that is open to observers', 'PARTIES', WITH_OBSERVERS),
    item('an item of a caucus', 'CAUCUS', IN_CAUCUS),
  ],
  CaucusNote: [
    {
      stages: [
        { stage: 'PRIVATE', act: 'recordCaucusNote', marking: 'CAUCUS', gives: IN_CAUCUS },
        { stage: 'PARTY_CONFIRMED', act: 'confirmCaucusNote', marking: 'CAUCUS', gives: {} },
      ],
    },
  ],
} as const satisfies Readonly<Record<string, readonly [Course, ...Course[]]>>;
