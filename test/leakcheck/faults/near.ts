import type { Look } from '../looks.js';
import type { Near } from '../pairs.js';
import type { LowItem } from '../play.js';
import type { Thread } from '../stories/family.js';

type Looks = readonly Look['kind'][];
type Hint = readonly [
  kinds: readonly string[],
  names: readonly string[],
  like?: Readonly<Record<string, readonly unknown[]>>,
];

/**
 * The stories near a planted fault. The real search draws a few families for each pair, of all; a planted fault is
 * looked for with those among which it could be drawn, or finding eighty would take hours.
 */
const NEAR: readonly Hint[] = [
  [['flood'], ['work-grows']],
  [['evidence'], ['verbs-from-', 'sealed-to-', 'null-holes', 'deduplicated-', 'custody-']],
  [['evidence'], ['stale-version-', 'custodian-', 'unique-digest']],
  [['evidence', 'link'], ['quota-of-all']],
  [['agenda'], ['position-counts-'], { about: [0, 1, 2, 3, 4, 5] }],
  [['agenda'], ['link-without-', 'parent-touched']],
  [['session'], ['session-to-', 'unique-session-', 'more-from-', 'officer-reads-']],
  [['session'], ['caucus-in-round']],
  [
    ['session', 'note'],
    ['caucus-to-', 'officer-as-', 'mediator-as-'],
  ],
  [['member'], ['class-member']],
  [['call'], ['call-draft-'], { stage: [3], end: ['ESCALATED'], reported: [true] }],
  [['call'], ['call-id-'], { stage: [0] }],
  [['call'], ['call-', 'class-hotline']],
  [['notice'], ['notice-']],
  [['notice'], ['details-'], { ended: [true], stage: [1] }],
  [['seal'], ['seal-', 'deposit-'], { early: [true] }],
  [['exit'], ['extension-'], { how: ['extended-registered'] }],
  [['exit'], ['merger-'], { how: ['merged'] }],
  [['exit'], ['withdrawal-'], { how: ['withdrawn-submitted', 'withdrawn-registered'] }],
  [['exit'], ['number-at-return'], { how: ['returned-only'] }],
  [['case'], ['number-at-registration'], { stage: [2] }],
  [['exit'], ['proposal-'], { how: ['inadmissible-proposed'] }],
  [['case'], ['expiry-'], { stage: [1] }],
  [['case'], ['sent-away'], { stage: [0] }],
  [['filed'], ['filed-'], { stage: [1, 2] }],
  [['assigned'], ['assignment-', 'monitor-of']],
  [['harm'], ['harm-']],
  [['narrative'], ['narrative-'], { shared: [false] }],
  [['intake'], ['intake-to-'], { stage: [1, 2] }],
  [['intake', 'case'], ['intake-'], { stage: [2, 3] }],
  [['report'], ['report-'], { stage: [3] }],
  [['word'], ['first-word', 'reasoning-', 'class-finding']],
  [['finding'], ['finding-'], { stage: [0] }],
  [['finding'], ['deliberation-'], { stage: [1], deliberated: [true] }],
  [['finding'], ['dissent-'], { stage: [1], dissented: [true], deliberated: [false] }],
  [['finding'], ['appeal-'], { stage: [4], then: ['appealed'], deliberated: [false] }],
  [['finding'], ['closing-'], { stage: [4], then: ['closed'], deliberated: [false] }],
  [['task'], ['report-in-'], { stage: [4] }],
  [['tie'], ['tie-']],
  [['task'], ['task-', 'visit-', 'observation-', 'class-visit']],
];

/** What the observer has to do for some faults to show: most show in any look. */
const LOOKS: readonly (readonly [looks: Looks, names: readonly string[]])[] = [
  [['cursor'], ['cursor-']],
  [['probe'], ['illegal-', 'stale-version-', 'count-in-']],
];

type Script = NonNullable<Near['script']>;

function story(thread: Thread & Readonly<Record<string, unknown>>): LowItem {
  return { kind: 'thread', thread };
}

function seen(look: Look): LowItem {
  return { kind: 'look', look };
}

/** The acts that lead to some faults, in the words of stories: drawn from all, they would come together once in an hour. */
const SCRIPTS: Readonly<Record<string, Script>> = {
  'expiry-of-all': { at: 0, low: [story({ kind: 'time', hours: 25, worked: true })] },
  'position-counts-hidden': {
    at: 0,
    low: [story({ kind: 'agenda', session: 0, about: null })],
  },
  'cursor-not-bound': {
    at: 1,
    low: [
      story({ kind: 'case', by: 'PAK', stage: 0, act: 0 }),
      seen({ kind: 'cursor', backwards: true, what: 'foreign' }),
    ],
  },
  'stale-version-on-hidden': { at: 0, low: [seen({ kind: 'probe', version: 2, nth: 0 })] },
  'count-in-message': { at: 0, low: [seen({ kind: 'probe', version: 1, nth: 0 })] },
  'number-at-registration': {
    at: 0,
    low: [story({ kind: 'case', by: 'PAK', stage: 3, act: 0 })],
  },
  'number-at-return': { at: 0, low: [story({ kind: 'case', by: 'PAK', stage: 3, act: 0 })] },
  'sent-away-reads-on': {
    at: 0,
    low: [story({ kind: 'assigned', by: 'PAK', answered: false, end: 'sent away' })],
  },
  'report-in-reasons': {
    at: 0,
    low: [story({ kind: 'task', by: 'AFG', stage: 4, answer: 'grantAccess' })],
  },
  'call-id-tells': { at: 0, low: [seen({ kind: 'probe', version: 3, nth: 0 })] },
  'illegal-transition-on-hidden': { at: 0, low: [seen({ kind: 'probe', version: 1, nth: 0 })] },
};

function named<T>(
  list: readonly (readonly [T, readonly string[], ...unknown[]])[],
  name: string,
): (typeof list)[number] | undefined {
  return list.find(([, names]) => names.some((start) => name.startsWith(start)));
}

/** Says what to draw for a fault; most faults are near to the stories of a case. */
export function nearOf(name: string): Near {
  const hint = NEAR.find(([, names]) => names.some((start) => name.startsWith(start)));
  const looks = named<Looks>(LOOKS, name)?.[0];
  return { kinds: hint?.[0] ?? ['case'], like: hint?.[2] ?? {}, looks, script: SCRIPTS[name] };
}
