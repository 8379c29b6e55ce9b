import type { Role } from '../../../shared/viewer/roles.js';

/** Every status of a notice (domain.md 2.3). */
export const NOTICE_STATUSES = [
  'SUBMITTED',
  'RELAYED',
  'ACKNOWLEDGED',
  'OBJECTED',
  'ACTIVE',
  'COMPLETED',
  'CANCELLED',
  'LAPSED',
] as const;
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];

/** The acts on a notice. */
export const NOTICE_VERBS = [
  'RELAY',
  'ACKNOWLEDGE',
  'OBJECT',
  'ACTIVATE',
  'COMPLETE',
  'CANCEL',
] as const;
export type NoticeVerb = (typeof NOTICE_VERBS)[number];

/** In what capacity the actor stands to the notice. */
type Capacity = 'OWNER' | 'ADDRESSEE' | 'REGISTRY';
/** What the time must be for an act. */
type Moment = 'BEFORE_END' | 'WITHIN_WINDOW' | 'ANY';

interface Transition {
  readonly verb: NoticeVerb;
  readonly from: readonly NoticeStatus[];
  readonly to: NoticeStatus;
  readonly by: Capacity;
  readonly when: Moment;
}

const TOLD: readonly NoticeStatus[] = ['RELAYED', 'ACKNOWLEDGED', 'OBJECTED'];

/**
 * domain.md 2.4, the notices. Neither silence nor an objection holds the activity up: what is notified needs
 * no consent. It is under way within its window only; LAPSED is the clocks' to set.
 */
const TRANSITIONS: readonly Transition[] = [
  { verb: 'RELAY', from: ['SUBMITTED'], to: 'RELAYED', by: 'REGISTRY', when: 'BEFORE_END' },
  { verb: 'ACKNOWLEDGE', from: ['RELAYED'], to: 'ACKNOWLEDGED', by: 'ADDRESSEE', when: 'ANY' },
  { verb: 'OBJECT', from: ['RELAYED'], to: 'OBJECTED', by: 'ADDRESSEE', when: 'ANY' },
  { verb: 'ACTIVATE', from: TOLD, to: 'ACTIVE', by: 'OWNER', when: 'WITHIN_WINDOW' },
  { verb: 'COMPLETE', from: ['ACTIVE'], to: 'COMPLETED', by: 'OWNER', when: 'ANY' },
  {
    verb: 'CANCEL',
    from: ['SUBMITTED', ...TOLD, 'ACTIVE'],
    to: 'CANCELLED',
    by: 'OWNER',
    when: 'ANY',
  },
];

/** What the machine looks at: the notice, where the time stands to its window, and who acts. */
export interface Situation {
  readonly status: NoticeStatus;
  readonly owner: string;
  readonly addressee: string;
  readonly time: 'BEFORE_WINDOW' | 'IN_WINDOW' | 'AFTER_WINDOW';
  readonly actor: { readonly delegation: string; readonly role: Role };
}

const SPEAKERS: readonly Role[] = ['PARTY_OFFICER', 'PARTY_HEAD'];

function holds(capacity: Capacity, { owner, addressee, actor }: Situation): boolean {
  switch (capacity) {
    case 'OWNER':
      return SPEAKERS.includes(actor.role) && actor.delegation === owner;
    case 'ADDRESSEE':
      return SPEAKERS.includes(actor.role) && actor.delegation === addressee;
    case 'REGISTRY':
      return actor.role === 'SECRETARIAT';
  }
}

function atTheTime(moment: Moment, { time }: Situation): boolean {
  switch (moment) {
    case 'BEFORE_END':
      return time !== 'AFTER_WINDOW';
    case 'WITHIN_WINDOW':
      return time === 'IN_WINDOW';
    case 'ANY':
      return true;
  }
}

function allowed({ from, by, when }: Transition, situation: Situation): boolean {
  return from.includes(situation.status) && holds(by, situation) && atTheTime(when, situation);
}

/** Lists the acts that are open to the actor now. */
export function noticeVerbs(situation: Situation): readonly NoticeVerb[] {
  return TRANSITIONS.filter((transition) => allowed(transition, situation)).map(({ verb }) => verb);
}

/** Gives the status after an act; undefined when the act is not open to the actor now. */
export function nextStatus(verb: NoticeVerb, situation: Situation): NoticeStatus | undefined {
  return TRANSITIONS.find((known) => known.verb === verb && allowed(known, situation))?.to;
}
