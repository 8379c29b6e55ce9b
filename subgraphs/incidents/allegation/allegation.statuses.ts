/** Every status of an allegation (domain.md 2.3). */
export const ALLEGATION_STATUSES = [
  'DRAFT',
  'SUBMITTED',
  'RETURNED',
  'REGISTERED',
  'NOTIFIED',
  'UNDER_VERIFICATION',
  'FINDING_SHARED',
  'DETERMINED',
  'MEASURES_PENDING',
  'REMEDY_IN_PROGRESS',
  'CLOSED',
  'UNDER_APPEAL',
  'WITHDRAWN',
  'INADMISSIBLE',
  'MERGED',
  'SUSPENDED_NO_ACCESS',
  'SETTLED_LOCALLY',
] as const;
export type AllegationStatus = (typeof ALLEGATION_STATUSES)[number];

/** The acts on an allegation. */
export const ALLEGATION_VERBS = [
  'EDIT',
  'SUBMIT',
  'RETURN',
  'REGISTER',
  'PROPOSE_INADMISSIBILITY',
  'COSIGN_INADMISSIBILITY',
  'PROPOSE_MERGER',
  'COSIGN_MERGER',
  'NOTIFY',
  'RESPOND',
  'CONFIRM_SETTLEMENT',
  'START_VERIFICATION',
  'SUSPEND',
  'RESUME',
  'DRAFT_FINDING',
  'EDIT_FINDING',
  'SHARE_FINDING',
  'RECORD_DELIBERATION',
  'COMMENT_ON_FINDING',
  'FILE_DISSENT',
  'CONCUR',
  'WITHHOLD_CONCURRENCE',
  'REFER_FOR_MEASURES',
  'CLOSE',
  'APPEAL',
  'WITHDRAW',
] as const;
export type AllegationVerb = (typeof ALLEGATION_VERBS)[number];

/** How a case can end before the notice, on the secretariat's proposal and a mediator's co-signature. */
export const EXIT_KINDS = ['INADMISSIBILITY', 'MERGER'] as const;
export type ExitKind = (typeof EXIT_KINDS)[number];
