/** Every login of the demo; `null` is a request without a token. */
export const ALL_SEATS: readonly (string | null)[] = [
  ...['pak-head', 'pak-officer', 'pak-app', 'afg-head', 'afg-officer', 'afg-app'],
  ...['tur-mediator', 'tur-app', 'qat-mediator', 'qat-app'],
  ...['sec-secretariat', 'sec-monitor', 'sec-custodian', 'sec-auditor', 'sec-app'],
  ...['obs-a-observer', 'obs-a-app', 'public-reader', null],
];

/** Every login but those named. */
export function allBut(...seats: readonly string[]): readonly (string | null)[] {
  return ALL_SEATS.filter((seat) => seat === null || !seats.includes(seat));
}

/** The three logins of a party. */
export function seatsOf(party: string): readonly string[] {
  return ['head', 'officer', 'app'].map((role) => `${party}-${role}`);
}

/** The two parties in both orders, by the names of their logins. */
export const BOTH_WAYS = [
  ['pak', 'afg'],
  ['afg', 'pak'],
] as const;
