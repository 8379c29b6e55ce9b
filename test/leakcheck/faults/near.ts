/**
 * The families of stories near a planted fault. The real search draws a few families for each pair, of all; a planted fault is
 * looked for with those among which it could be drawn, or finding eighty would take hours.
 */
const NEAR: readonly (readonly [kinds: readonly string[], names: readonly string[]])[] = [
  [['flood'], ['work-grows']],
  [
    ['evidence'],
    ['verbs-from-', 'sealed-to-', 'null-holes', 'deduplicated-', 'custody-', 'unique-digest'],
  ],
  [['evidence'], ['stale-version-', 'custodian-']],
  [['evidence', 'link'], ['quota-of-all']],
  [['agenda'], ['link-without-', 'position-counts-', 'parent-touched']],
  [
    ['session'],
    ['session-to-', 'unique-session-', 'more-from-', 'officer-reads-', 'caucus-in-round'],
  ],
  [
    ['session', 'note'],
    ['caucus-to-', 'officer-as-', 'mediator-as-'],
  ],
  [['member'], ['unique-member', 'class-member', 'standing-']],
  [['call'], ['call-', 'class-hotline']],
  [['notice'], ['notice-', 'details-']],
  [['seal'], ['seal-', 'deposit-']],
  [['exit'], ['extension-', 'merger-', 'withdrawal-', 'number-at-return', 'proposal-']],
  [['case', 'time'], ['expiry-']],
  [['assigned'], ['assignment-', 'sent-away', 'monitor-of']],
  [['harm'], ['harm-']],
  [['word'], ['first-word', 'reasoning-', 'class-finding']],
  [['finding'], ['finding-']],
];

/** Names the families of stories near a fault; most faults are near to the stories of a case. */
export function nearOf(name: string): readonly string[] {
  const found = NEAR.find(([, names]) => names.some((start) => name.startsWith(start)));
  return found?.[0] ?? ['case'];
}
