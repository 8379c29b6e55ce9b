/** The course of each kind of session, and how it is planned. */
export const SESSIONS = [
  ['a session of all that is not open to observers', { kind: 'PLENARY' }],
  ['a session of all that is not open to observers', { kind: 'PROXIMITY' }],
  ['a session of all that is not open to observers', { kind: 'HOTLINE_REVIEW' }],
  ['a session of all that is open to observers', { kind: 'TECHNICAL', open: true }],
  ['a session of principals', { kind: 'PRINCIPALS' }],
  ['a caucus', { kind: 'CAUCUS' }],
] as const;

/** The course of an item of a session. */
export function itemsOf(session: string): string {
  if (session === 'a caucus') return 'an item of a caucus';
  const open = session.endsWith('is open to observers');
  return `an item of a session that is ${open ? 'open' : 'not open'} to observers`;
}
