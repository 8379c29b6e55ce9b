import type { Role } from '../../../shared/viewer/roles.js';
import type { AllegationStatus, AllegationVerb } from './allegation.statuses.js';

/** In what capacity the actor stands to the allegation. */
export type Capacity = 'SUBMITTER' | 'RESPONDENT' | 'EITHER_PARTY' | 'MECHANISM';

/** What must be so beside status, role and capacity, each as a sentence. */
const CASE_CONDITIONS = {
  HEAD_IF_SOURCE_AT_RISK: 'by the head, or the secretariat, where the source is at risk',
  NOTHING_PROPOSED: 'no exit is proposed',
  INADMISSIBILITY_PROPOSED: 'the secretariat has proposed it',
  MERGER_PROPOSED: 'the secretariat has proposed it',
  ANSWERED_OR_LATE: 'the respondent has answered, or its clock has run out',
  ACCESS_DENIED: 'access was denied for a task of the case',
  NO_SETTLEMENT_YET: 'neither side has confirmed a settlement',
  OTHER_SIDE_CONFIRMED: 'the other side has confirmed it',
} as const;
export const FINDING_CONDITIONS = {
  NO_DRAFT: 'no version of the finding is being drafted',
  DRAFTED: 'a version is drafted',
  SHAREABLE:
    'a version is drafted; a monitor’s report is accepted, or access was denied and it finds just that',
  DRAFTED_OR_SHARED: 'a version is drafted, or shared and not determined',
  NOT_COMMENTED: 'it has not commented on this version',
  NOT_DISSENTED: 'it has not dissented from this version',
  HEARD: 'both parties have commented, or the time for it has run out',
  CONCURRENCE_TO_COME: 'both parties are heard, and by the terms others have to concur, too',
  LAST_CONCURRENCE: 'both parties are heard, and by the terms no other has to concur',
  LAST_AND_OPEN: 'the last concurrence; the case was open, or the new version finds otherwise',
  LAST_AND_AS_BEFORE: 'the last concurrence; the case was closed, and the outcome is as before',
  MEASURE_DUE: 'it is a violation at MINOR or above',
  NO_MEASURE_DUE: 'it is no violation, or a technical one',
} as const;
export const CONDITIONS = { ...CASE_CONDITIONS, ...FINDING_CONDITIONS };
export type CaseCondition = keyof typeof CASE_CONDITIONS;
export type FindingCondition = keyof typeof FINDING_CONDITIONS;
export type Condition = CaseCondition | FindingCondition;

/** One row of domain.md 2.4. */
export interface Transition {
  readonly verb: AllegationVerb;
  /** The mutation that does it. */
  readonly act: string;
  readonly from: AllegationStatus;
  readonly to: AllegationStatus;
  readonly capacity: Capacity;
  readonly roles: readonly Role[];
  readonly if?: Condition;
}

const PARTY = ['PARTY_OFFICER', 'PARTY_HEAD'] as const;
const SUBMITTER = {
  capacity: 'SUBMITTER',
  roles: [...PARTY, 'SECRETARIAT', 'MONITOR'],
} as const;
const RESPONDENT = { capacity: 'RESPONDENT', roles: PARTY } as const;
const EITHER_PARTY = { capacity: 'EITHER_PARTY', roles: PARTY } as const;
const SECRETARIAT = { capacity: 'MECHANISM', roles: ['SECRETARIAT'] } as const;
const MEDIATOR = { capacity: 'MECHANISM', roles: ['MEDIATOR'] } as const;
const EITHER_HEAD = { capacity: 'EITHER_PARTY', roles: ['PARTY_HEAD'] } as const;
const CONCUR = { verb: 'CONCUR', act: 'concurFinding', ...MEDIATOR } as const;

const BEFORE_DETERMINED = [
  'DRAFT',
  'SUBMITTED',
  'RETURNED',
  'REGISTERED',
  'NOTIFIED',
  'UNDER_VERIFICATION',
  'SUSPENDED_NO_ACCESS',
  'FINDING_SHARED',
] as const;

const BEFORE_THE_NOTICE: readonly Transition[] = [
  { verb: 'EDIT', act: 'editAllegationDraft', from: 'DRAFT', to: 'DRAFT', ...SUBMITTER },
  { verb: 'EDIT', act: 'editAllegationDraft', from: 'RETURNED', to: 'RETURNED', ...SUBMITTER },
  ...(['DRAFT', 'RETURNED'] as const).map((from): Transition => ({
    ...{ verb: 'SUBMIT', act: 'submitAllegation', from, to: 'SUBMITTED', ...SUBMITTER },
    if: 'HEAD_IF_SOURCE_AT_RISK',
  })),
  { verb: 'RETURN', act: 'returnAllegation', from: 'SUBMITTED', to: 'RETURNED', ...SECRETARIAT },
  {
    ...{ verb: 'REGISTER', act: 'registerAllegation', ...SECRETARIAT },
    ...{ from: 'SUBMITTED', to: 'REGISTERED' },
  },
  {
    ...{ verb: 'PROPOSE_INADMISSIBILITY', act: 'proposeInadmissibility', ...SECRETARIAT },
    ...{ from: 'REGISTERED', to: 'REGISTERED', if: 'NOTHING_PROPOSED' },
  },
  {
    ...{ verb: 'COSIGN_INADMISSIBILITY', act: 'cosignInadmissibility', ...MEDIATOR },
    ...{ from: 'REGISTERED', to: 'INADMISSIBLE', if: 'INADMISSIBILITY_PROPOSED' },
  },
  {
    ...{ verb: 'PROPOSE_MERGER', act: 'proposeMerger', ...SECRETARIAT },
    ...{ from: 'REGISTERED', to: 'REGISTERED', if: 'NOTHING_PROPOSED' },
  },
  {
    ...{ verb: 'COSIGN_MERGER', act: 'cosignMerger', ...MEDIATOR },
    ...{ from: 'REGISTERED', to: 'MERGED', if: 'MERGER_PROPOSED' },
  },
  { verb: 'NOTIFY', act: 'notifyAllegation', from: 'REGISTERED', to: 'NOTIFIED', ...SECRETARIAT },
];

const FROM_THE_NOTICE_ON: readonly Transition[] = [
  { verb: 'RESPOND', act: 'submitStatement', from: 'NOTIFIED', to: 'NOTIFIED', ...RESPONDENT },
  {
    ...{ verb: 'CONFIRM_SETTLEMENT', act: 'confirmLocalSettlement', ...EITHER_PARTY },
    ...{ from: 'NOTIFIED', to: 'NOTIFIED', if: 'NO_SETTLEMENT_YET' },
  },
  {
    ...{ verb: 'CONFIRM_SETTLEMENT', act: 'confirmLocalSettlement', ...EITHER_PARTY },
    ...{ from: 'NOTIFIED', to: 'SETTLED_LOCALLY', if: 'OTHER_SIDE_CONFIRMED' },
  },
  {
    ...{ verb: 'START_VERIFICATION', act: 'startVerification', ...SECRETARIAT },
    ...{ from: 'NOTIFIED', to: 'UNDER_VERIFICATION', if: 'ANSWERED_OR_LATE' },
  },
  {
    ...{ verb: 'SUSPEND', act: 'suspendNoAccess', ...SECRETARIAT },
    ...{ from: 'UNDER_VERIFICATION', to: 'SUSPENDED_NO_ACCESS', if: 'ACCESS_DENIED' },
  },
  {
    ...{ verb: 'RESUME', act: 'resumeVerification', ...SECRETARIAT },
    ...{ from: 'SUSPENDED_NO_ACCESS', to: 'UNDER_VERIFICATION' },
  },
];

/** How a finding comes about, first and again under appeal; a new version can be shared as long as none is determined. */
function theFinding(from: AllegationStatus, shared: AllegationStatus): readonly Transition[] {
  return [
    {
      ...{ verb: 'DRAFT_FINDING', act: 'draftFinding', ...SECRETARIAT },
      ...{ from, to: from, if: 'NO_DRAFT' },
    },
    {
      ...{ verb: 'EDIT_FINDING', act: 'editFinding', ...SECRETARIAT },
      ...{ from, to: from, if: 'DRAFTED' },
    },
    {
      ...{ verb: 'SHARE_FINDING', act: 'shareFinding', ...SECRETARIAT },
      ...{ from, to: shared, if: 'SHAREABLE' },
    },
    {
      ...{ verb: 'RECORD_DELIBERATION', act: 'recordDeliberation', capacity: 'MECHANISM' },
      ...{ roles: ['SECRETARIAT', 'MEDIATOR'], from, to: from, if: 'DRAFTED_OR_SHARED' },
    },
  ];
}

/** What both parties and the mediators say to a shared version; the last concurrence leads on. */
function theWords(from: AllegationStatus, last: readonly Transition[]): readonly Transition[] {
  return [
    {
      ...{ verb: 'COMMENT_ON_FINDING', act: 'commentOnFinding', ...EITHER_PARTY },
      ...{ from, to: from, if: 'NOT_COMMENTED' },
    },
    {
      ...{ verb: 'FILE_DISSENT', act: 'fileDissent', ...EITHER_HEAD },
      ...{ from, to: from, if: 'NOT_DISSENTED' },
    },
    {
      ...{ verb: 'FILE_DISSENT', act: 'fileDissent', ...MEDIATOR },
      ...{ from, to: from, if: 'NOT_DISSENTED' },
    },
    { ...CONCUR, from, to: from, if: 'CONCURRENCE_TO_COME' },
    ...last,
    {
      ...{ verb: 'WITHHOLD_CONCURRENCE', act: 'withholdConcurrence', ...MEDIATOR },
      ...{ from, to: from, if: 'HEARD' },
    },
  ];
}

/** The secretariat drafts, both parties comment, the mediators determine by the rule in the terms. */
const THE_FINDING: readonly Transition[] = [
  ...(['UNDER_VERIFICATION', 'SUSPENDED_NO_ACCESS', 'FINDING_SHARED'] as const).flatMap((from) =>
    theFinding(from, 'FINDING_SHARED'),
  ),
  ...theWords('FINDING_SHARED', [
    { ...CONCUR, from: 'FINDING_SHARED', to: 'DETERMINED', if: 'LAST_CONCURRENCE' },
  ]),
];

const FROM_THE_DETERMINATION_ON: readonly Transition[] = [
  {
    ...{ verb: 'REFER_FOR_MEASURES', act: 'referForMeasures', ...SECRETARIAT },
    ...{ from: 'DETERMINED', to: 'MEASURES_PENDING', if: 'MEASURE_DUE' },
  },
  {
    ...{ verb: 'CLOSE', act: 'closeAllegation', ...SECRETARIAT },
    ...{ from: 'DETERMINED', to: 'CLOSED', if: 'NO_MEASURE_DUE' },
  },
  {
    ...{ verb: 'CLOSE', act: 'closeAllegation', ...MEDIATOR },
    ...{ from: 'REMEDY_IN_PROGRESS', to: 'CLOSED' },
  },
  ...(['DETERMINED', 'MEASURES_PENDING', 'REMEDY_IN_PROGRESS', 'CLOSED'] as const).map(
    (from): Transition => ({
      ...{ verb: 'APPEAL', act: 'fileAppeal', ...EITHER_HEAD },
      ...{ from, to: 'UNDER_APPEAL' },
    }),
  ),
  ...theFinding('UNDER_APPEAL', 'UNDER_APPEAL'),
  ...theWords('UNDER_APPEAL', [
    { ...CONCUR, from: 'UNDER_APPEAL', to: 'DETERMINED', if: 'LAST_AND_OPEN' },
    { ...CONCUR, from: 'UNDER_APPEAL', to: 'CLOSED', if: 'LAST_AND_AS_BEFORE' },
  ]),
];

/** A step that another subgraph's event takes, and nobody's act. */
export interface EventTransition {
  readonly topic: string;
  readonly outcome: string;
  readonly from: AllegationStatus;
  readonly to: AllegationStatus;
}

/** Decisions on measures are taken in the mediation subgraph: its event moves a case, and nothing else does. */
export const EVENT_TRANSITIONS: readonly EventTransition[] = [
  {
    ...{ topic: 'measuresDecided', outcome: 'REMEDY' },
    ...{ from: 'MEASURES_PENDING', to: 'REMEDY_IN_PROGRESS' },
  },
  {
    ...{ topic: 'measuresDecided', outcome: 'NO_MEASURE' },
    ...{ from: 'MEASURES_PENDING', to: 'CLOSED' },
  },
];

/** domain.md 2.4, what an act moves; what an event moves is beside it. */
export const TRANSITIONS: readonly Transition[] = [
  ...BEFORE_THE_NOTICE,
  ...FROM_THE_NOTICE_ON,
  ...THE_FINDING,
  ...FROM_THE_DETERMINATION_ON,
  ...BEFORE_DETERMINED.map((from): Transition => ({
    ...{ verb: 'WITHDRAW', act: 'withdrawAllegation', from, to: 'WITHDRAWN' },
    ...{ capacity: 'SUBMITTER', roles: ['PARTY_HEAD', 'SECRETARIAT'] },
  })),
];
