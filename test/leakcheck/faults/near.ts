/**
 * The families of stories near a planted fault. The real search draws a few families for each pair, of all; a planted fault is
 * looked for with those among which it could be drawn, or finding eighty would take hours. Where none is named, all are.
 */
const NEAR: readonly (readonly [names: RegExp, kinds: readonly string[]])[] = [
  [
    /^(early-grant|mechanism-times|mechanism-version|number-at-registration|shared-counter)/,
    ['case'],
  ],
  [
    /^(sequence-in|forbidden-on|count-from|count-in|work-grows|rows-behind|verbs-from)/,
    ['case', 'evidence'],
  ],
  [/^(cache-without|cursor-)/, ['case', 'agenda']],
  [
    /^(sealed-to|null-holes|dedup|quota|custody|unique-digest|stale-version|custodian)/,
    ['evidence', 'case', 'link'],
  ],
  [/^(link-without|position-counts|parent-touched)/, ['agenda', 'case', 'session']],
  [/^(session-to|caucus-|unique-session|more-from|observer-as)/, ['session', 'note', 'case']],
  [/^(officer-|mediator-as|auditor-|app-)/, ['case', 'note', 'session', 'evidence']],
  [/^(unique-member|class-member|standing)/, ['member']],
  [/^(unique-key|header-that|caseload|illegal-|monitor-reads)/, ['case', 'evidence', 'failing']],
  [/^class-(allegation|incident|report|partystatement)/, ['case']],
  [/^class-harm/, ['case']],
  [/^class-hotline|^call-/, ['call']],
  [/^(notice-|details-)/, ['notice']],
  [/^(seal-|deposit-)/, ['seal']],
  [/^(extension-|merger-|withdrawal-|number-at-return|proposal-)/, ['exit']],
  [/^expiry-/, ['case', 'time']],
  [/^(assignment-|sent-away|monitor-of)/, ['assigned']],
  [/^harm-/, ['harm']],
  [/^(first-word|reasoning-|class-finding)/, ['word']],
  [/^finding-/, ['finding']],
];

/** Names the families of stories near a fault; none where it may be anywhere. */
export function nearOf(name: string): readonly string[] | undefined {
  return NEAR.find(([names]) => names.test(name))?.[1];
}
