/** Every clock that terms of reference set, with the hours of domain.md 2.4. */
export const CLOCKS: readonly { readonly kind: string; readonly hours: number }[] = [
  { kind: 'REGISTRATION', hours: 24 },
  { kind: 'RESPONSE', hours: 72 },
  { kind: 'ACCESS_DELAYED', hours: 48 },
  { kind: 'ACCESS_DENIED', hours: 120 },
  { kind: 'COMMENT', hours: 72 },
  { kind: 'APPEAL', hours: 168 },
];

/** The minutes of the hotline of domain.md 2.4. */
export const HOTLINE = { relayMinutes: 10, acknowledgeMinutes: 30, answerMinutes: 120 };
