import { graphqlEnum } from '../../shared/subgraph/graphql-enum.js';
import {
  ALLEGATION_STATUSES,
  ALLEGATION_VERBS,
  EXIT_KINDS,
} from './allegation/allegation.statuses.js';
import { CLOCK_VERBS } from './clock/clock.state.js';
import { LIAISON_VERB_NAMES, LIAISON_VERBS } from './liaison.verbs.js';
import { VERIFICATION_VERB_NAMES, VERIFICATION_VERBS } from './verification.verbs.js';

/** domain.md 2.3, each with what it is. */
const TIME_PRECISIONS = {
  EXACT: 'Known to the minute or better.',
  HOUR: 'Known to the hour.',
  DAY: 'Known to the day.',
  WEEK: 'Known to the week.',
  MONTH: 'Known to the month.',
} as const;
export type TimePrecision = keyof typeof TIME_PRECISIONS;

const REPORT_ORIGINS = {
  PARTY: 'A party’s own report.',
  MONITOR_OWN_INITIATIVE: 'A report by monitors on their own initiative.',
  MEDIATOR: 'A mediator’s report.',
  THIRD_PARTY: 'A report from outside the delegations, taken in by the secretariat.',
  HOTLINE: 'A call on the hotline that became a report.',
} as const;
export type ReportOrigin = keyof typeof REPORT_ORIGINS;

const RESPONSIBILITY_MODES = {
  OWN_FORCES: 'Its own armed or security forces acted.',
  FORCES_UNDER_CONTROL: 'Others acted on its instructions, or under its direction or control.',
  FAILURE_TO_PREVENT: 'Others acted, and it did not prevent the act or the use of its territory.',
  SUPPORT_TO_GROUP: 'An armed group acted with its support, e.g. arms, money or training.',
  NON_STATE_UNATTRIBUTED: 'A non-state armed group acted; its act is attributed to no party.',
  NOT_ATTRIBUTED: 'The act is attributed to no one.',
} as const;
export type ResponsibilityMode = keyof typeof RESPONSIBILITY_MODES;

/** What a party can answer. */
export const RESPONSES = [
  'DENIES',
  'ADMITS',
  'ADMITS_IN_PART',
  'EXPLAINS',
  'CLAIMS_SELF_DEFENCE',
  'CLAIMS_ACCIDENT',
  'NO_KNOWLEDGE',
  'COUNTER_ALLEGES',
  'DECLINES_TO_ANSWER',
] as const;
export type Response = (typeof RESPONSES)[number];
/** What the system says as long as a party has not answered. */
export type ResponseState = Response | 'RESPONSE_PENDING' | 'NO_RESPONSE_BY_DEADLINE';

export const TimePrecisionEnum = graphqlEnum(
  'TimePrecision',
  Object.keys(TIME_PRECISIONS),
  'How exactly a time is known.',
  TIME_PRECISIONS,
);
export const ReportOriginEnum = graphqlEnum(
  'ReportOrigin',
  Object.keys(REPORT_ORIGINS),
  'Where a report came from.',
  REPORT_ORIGINS,
);
export const ResponsibilityModeEnum = graphqlEnum(
  'ResponsibilityMode',
  Object.keys(RESPONSIBILITY_MODES),
  'How the respondent is said to be responsible: own forces, or failure to prevent.',
  RESPONSIBILITY_MODES,
);
export const ResponseKindEnum = graphqlEnum<ResponseState>(
  'ResponseKind',
  [...RESPONSES, 'RESPONSE_PENDING', 'NO_RESPONSE_BY_DEADLINE'],
  'A party’s answer to an allegation; the last two values are the system’s.',
  {
    DENIES: 'The respondent denies the act or its responsibility for it.',
    ADMITS: 'The respondent admits the act and its responsibility for it.',
    ADMITS_IN_PART: 'The respondent admits a part and denies the rest.',
    EXPLAINS: 'The respondent explains the circumstances and neither admits nor denies.',
    CLAIMS_SELF_DEFENCE: 'The respondent says that it acted in self-defence.',
    CLAIMS_ACCIDENT: 'The respondent says that it was an accident.',
    NO_KNOWLEDGE: 'The respondent says that it has no knowledge of the act.',
    COUNTER_ALLEGES: 'The respondent answers with an allegation of its own.',
    DECLINES_TO_ANSWER: 'The respondent declines to answer.',
    RESPONSE_PENDING: 'Set by the system: there is no answer yet.',
    NO_RESPONSE_BY_DEADLINE: 'Set by the system: the response clock ran out without an answer.',
  },
);
export const AllegationStatusEnum = graphqlEnum(
  'AllegationStatus',
  ALLEGATION_STATUSES,
  'Where an allegation stands; the exits are WITHDRAWN, INADMISSIBLE, MERGED, SUSPENDED_NO_ACCESS and SETTLED_LOCALLY.',
  {
    DRAFT: 'Being written; the drafting delegation alone knows of it.',
    SUBMITTED: 'Submitted for registration; the respondent does not learn of it.',
    RETURNED: 'Returned by the secretariat to its submitter to be completed.',
    REGISTERED: 'In the registry under a random reference; the respondent does not learn of it.',
    NOTIFIED: 'The case number is allotted and the respondent has the notice; it may answer.',
    UNDER_VERIFICATION: 'The secretariat and monitors verify it.',
    FINDING_SHARED: 'The draft finding is with both parties for comment.',
    DETERMINED: 'The finding is adopted, with any dissents attached.',
    MEASURES_PENDING: 'Determined; the decision on measures is still to come.',
    REMEDY_IN_PROGRESS: 'A decision on measures is adopted and is being carried out.',
    CLOSED: 'Closed; an appeal alone can take it up again.',
    UNDER_APPEAL: 'A party has appealed; different reviewers look at it.',
    WITHDRAWN: 'Withdrawn by the head of the submitting delegation; it stays on record.',
    INADMISSIBLE: 'Not admitted by the secretariat and a mediator; the submitter has the reasons.',
    MERGED: 'Joined to another case about the same event; both reports are kept.',
    SUSPENDED_NO_ACCESS: 'Verification stands still for want of access.',
    SETTLED_LOCALLY: 'Settled between officers of both parties, each of whom has confirmed it.',
  },
);
export const ExitKindEnum = graphqlEnum(
  'ExitKind',
  EXIT_KINDS,
  'How a case can end before the notice, on a proposal of the secretariat.',
  {
    INADMISSIBILITY: 'It is not admitted; a mediator’s co-signature makes it INADMISSIBLE.',
    MERGER: 'It is joined to another case of the same submitter; co-signed, it is MERGED.',
  },
);
const EXIT_PROPOSAL_STATUSES = {
  PROPOSED: 'It waits for a mediator’s co-signature.',
  COSIGNED: 'A mediator has co-signed it: the case has ended so.',
  LAPSED: 'The case went another way before a mediator co-signed it.',
} as const;
export type ExitProposalStatus = keyof typeof EXIT_PROPOSAL_STATUSES;
export const ExitProposalStatusEnum = graphqlEnum(
  'ExitProposalStatus',
  Object.keys(EXIT_PROPOSAL_STATUSES),
  'Where a proposal to end a case stands.',
  EXIT_PROPOSAL_STATUSES,
);
export const VerbEnum = graphqlEnum(
  'Verb',
  [...ALLEGATION_VERBS, ...CLOCK_VERBS, ...LIAISON_VERB_NAMES, ...VERIFICATION_VERB_NAMES],
  'An act on a record.',
  {
    EDIT: 'Correct the allegation as its submitter (`editAllegationDraft`).',
    SUBMIT: 'Submit the allegation to the secretariat (`submitAllegation`).',
    RETURN: 'Return the allegation to its submitter to be completed (`returnAllegation`).',
    REGISTER: 'Enter the allegation in the registry (`registerAllegation`).',
    PROPOSE_INADMISSIBILITY: 'Propose not to admit the allegation (`proposeInadmissibility`).',
    COSIGN_INADMISSIBILITY: 'Co-sign that it is not admitted (`cosignInadmissibility`).',
    PROPOSE_MERGER: 'Propose to merge it into another of its submitter (`proposeMerger`).',
    COSIGN_MERGER: 'Co-sign that it is merged into another (`cosignMerger`).',
    NOTIFY: 'Give the respondent notice of the allegation (`notifyAllegation`).',
    RESPOND: 'Answer the allegation as its respondent (`submitStatement`).',
    CONFIRM_SETTLEMENT: 'Confirm that it is settled locally (`confirmLocalSettlement`).',
    ...LIAISON_VERBS,
    ...VERIFICATION_VERBS,
    START_VERIFICATION: 'Begin the verification (`startVerification`).',
    SUSPEND: 'Suspend the verification for want of access (`suspendNoAccess`).',
    RESUME: 'Resume the verification (`resumeVerification`).',
    DRAFT_FINDING: 'Draft a version of the finding (`draftFinding`).',
    EDIT_FINDING: 'Change the version that is drafted (`editFinding`).',
    SHARE_FINDING: 'Share the drafted version with both parties (`shareFinding`).',
    RECORD_DELIBERATION:
      'Record what is said of it among mediators and secretariat (`recordDeliberation`).',
    FILE_DISSENT: 'Dissent from the shared version (`fileDissent`).',
    COMMENT_ON_FINDING: 'Comment on the shared version as a party (`commentOnFinding`).',
    CONCUR: 'Concur in the shared version as a mediator (`concurFinding`).',
    WITHHOLD_CONCURRENCE: 'Say as a mediator that one does not concur (`withholdConcurrence`).',
    REFER_FOR_MEASURES: 'Refer it for a decision on measures (`referForMeasures`).',
    CLOSE: 'Close the case or the session (`closeAllegation`, `closeSession`).',
    APPEAL: 'Appeal against the finding as head of a party (`fileAppeal`).',
    WITHDRAW: 'Withdraw the allegation as head of its submitter (`withdrawAllegation`).',
    EXTEND_CLOCK: 'Extend the clock (`extendClock`).',
  },
);
