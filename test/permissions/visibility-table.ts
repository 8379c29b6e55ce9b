import { TASKS } from './visibility-tasks.js';

/**
 * Who sees which field of which record, typed by hand from domain.md 2.5 and 2.6 — never derived from
 * `permissions.ts`. The case is one party's allegation against the other, at NOTIFIED and answered; the table
 * is read once for each side that can be the first.
 *
 * Columns: the claimant's head, officer, app · the respondent's head, officer, app · the mediator in the caucus,
 * the other mediator · secretariat · monitor, custodian, auditor (no case is assigned) · apps of that mediator and of
 * the secretariat · observer and its app · public. Every app has `delegation:read` and no more.
 *
 * Cells: `v` a value · `0` no value, and none is withheld · `-` the record is absent · null with a withheld
 * reason: `O` OTHER_PARTY_SUBMISSION, `A` SCOPE_MISSING, `G` STAGE_NOT_REACHED, `n` whichever reason.
 */
type Row = string;

export function columnsOf(claimant: string, respondent: string): readonly (string | null)[] {
  const party = (side: string): readonly string[] => [
    `${side}-head`,
    `${side}-officer`,
    `${side}-app`,
  ];
  return [
    ...party(claimant),
    ...party(respondent),
    ...['tur-mediator', 'qat-mediator', 'sec-secretariat'],
    ...['sec-monitor', 'sec-custodian', 'sec-auditor'],
    ...['tur-app', 'sec-app', 'obs-a-observer', 'obs-a-app', null],
  ];
}

/** S0: anyone. */
const S0 = 'vvv vvv vv v vvv vv vv v';
/** S1 of the mechanism's own reference: everyone but the public. */
const S1 = 'vvv vvv vv v vvv vv vv -';
/** S1 on a record that the public sees: null there. */
const S1_ON_PUBLIC = 'vvv vvv vv v vvv vv vv G';
/** S1 of people and meetings: not for a monitor, custodian or auditor, who read no content unless assigned. */
const S1_TABLE = 'vvv vvv vv v --- vv vv -';
/** S2 of a case: both parties, mediators, secretariat and their apps. */
const S2 = 'vvv vvv vv v --- vv -- -';
/** S2 of a case that has no value yet. */
const NOTHING_IN_S2 = '000 000 00 0 --- 00 -- -';
/** S3 on a record that the other side sees: value for the submitter, mediators and secretariat, for no app. */
const S3 = 'vvA OOO vv v --- nn -- -';
/** S2 of a case before the notice: not the other side’s. */
const BEFORE_THE_NOTICE = 'vvv --- vv v --- vv -- -';
/** S3 of the respondent. */
const S3_OF_RESPONDENT = 'OOO vvA vv v --- nn -- -';
/** A record that is S3 as a whole: the others do not learn that it exists. */
const S3_RECORD = 'vv- --- vv v --- -- -- -';
/** S1 of a determined finding, and its S2, which neither an observer nor its app reads. */
const S1_OF_A_FINDING = 'vvv vvv vv v --- vv vv -';
const S2_OF_A_FINDING = 'vvv vvv vv v --- vv GA -';
const NOTHING_IN_S2_OF_A_FINDING = '000 000 00 0 --- 00 GA -';
/** A draft finding and what the mediators say to it: theirs and the secretariat's, and no app's. */
const ACROSS = '--- --- vv v --- -- -- -';
const NOTHING_ACROSS = '--- --- 00 0 --- -- -- -';
/** S4: the head of the party that spoke and the named mediator. */
const S4 = 'v-- --- v- - --- -- -- -';
/** Who speaks for the caller: the own delegation and the secretariat, on a record of S2. */
const SD_AND_SECRETARIAT_OF_A_CALL = 'vvA OOO OO v --- nn -- -';
/** A person: name and credentials are for the own delegation and the secretariat. */
const SD_AND_SECRETARIAT = 'vvA OOO OO v --- nn On -';

const sameFor = (row: Row, ...fields: readonly string[]): Readonly<Record<string, Row>> =>
  Object.fromEntries(fields.map((field) => [field, row]));

/** Fields of every record; they are there whenever the record is. */
export const FRAME = ['id', 'version', 'createdAt', 'updatedAt', 'withheld', 'viewerCan'] as const;

/** A plenary that is open to observers is theirs too, with its agenda; CAUCUS and PRINCIPALS are not. */
const SESSION_FIELDS = ['kind', 'status', 'place', 'opensAt', 'closesAt', 'round', 'open'] as const;

/** An ordinary case with a shared or determined finding; evidence is linked and on no agenda. */
const FOUND: Readonly<Record<string, Row>> = {
  ...sameFor(S2, 'caseNo', 'status', 'by', 'respondent', 'otherParty', 'act', 'clause', 'incident'),
  ...sameFor(S2, 'responseState', 'statements', 'clocks', 'registeredAt', 'notifiedAt'),
  ...sameFor(S2, 'verificationStartedAt', 'finding', 'findings'),
  ...sameFor(S3, 'registryRef', 'basisSummary', 'submittedAt'),
  ...sameFor('00A OOO 00 0 --- nn -- -', 'allegedUnit', 'sourceRisk', 'returnReasons'),
  ...sameFor('00A OOO 00 0 --- nn -- -', 'exitProposals', 'mergedInto'),
  ...sameFor(NOTHING_IN_S2, 'mode', 'settlementTerms', 'settlementProposedBy', 'endedAt'),
  ...sameFor(NOTHING_IN_S2, 'suspensionReasons', 'agendaItems', 'appeals', 'measuresDecidedAt'),
  // A review at the desk that is accepted.
  tasks: S2,
  ...sameFor(NOTHING_IN_S2, 'closedAt', 'closureNote'),
  // The evidence is a draft of the claimant's.
  evidence: 'vv0 000 00 0 --- 00 -- -',
};

/** A record's name is its type; what follows after a space tells two records of one type apart. */
export const TABLE: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  // parties
  Delegation: {
    ...sameFor(S0, 'code', 'kind', 'capacities', 'displayName'),
    participation: S1_ON_PUBLIC,
    members: 'vvv vvv vv v 000 vv vv G',
  },
  Member: {
    ...sameFor(S1_TABLE, 'delegation', 'role', 'displayRole', 'validFrom', 'validUntil'),
    ...sameFor(SD_AND_SECRETARIAT, 'name', 'credentials'),
  },
  Agreement: {
    ...sameFor(S0, 'title', 'form', 'status', 'conditional', 'from', 'until', 'extendedUntil'),
    ...sameFor(S0, 'periods', 'mediators', 'hosts'),
    ...sameFor(S1_ON_PUBLIC, 'obligations', 'tor'),
  },
  AgreementPeriod: sameFor(S0, 'kind', 'from', 'until'),
  Obligation: {
    ...sameFor(S1, 'agreement', 'code', 'kind', 'nature', 'on', 'text', 'clauseRef'),
    ...sameFor(S1, 'validFrom', 'validTo'),
  },
  Place: sameFor(S0, 'kind', 'names', 'side', 'lat', 'lon', 'precision'),
  TermsOfReference: {
    ...sameFor(S1, 'agreement', 'termsVersion', 'inForceFrom', 'clocks', 'hotline'),
    ...sameFor(S1, 'findingStandard', 'seriousStandard', 'findingRule', 'measureRule'),
  },

  // incidents
  Incident: {
    ...sameFor(S2, 'reference', 'actFamily', 'sector', 'day'),
    ...sameFor(S2, 'district', 'occurredFrom', 'occurredUntil', 'timePrecision', 'reports', 'harm'),
    // Nothing is confirmed yet: the same as where nothing of it was given.
    confirmedHarm: NOTHING_IN_S2,
    agreedNarrative: NOTHING_IN_S2,
    // Linked by the secretariat: for everyone but the mediators and the secretariat there is no link.
    links: '000 000 vv v --- 00 -- -',
    ...sameFor(S3, 'latitude', 'longitude', 'geoPrecision'),
  },
  Report: {
    ...sameFor(S2, 'by', 'noticeText'),
    ...sameFor(S3, 'origin', 'reportedAt', 'sourceDateAsWritten', 'narrative'),
    ...sameFor(S3, 'weapon', 'direction', 'unitsInvolved'),
    hotlineCall: '00A OOO 00 0 --- nn -- -',
  },
  // Submitted: the other side knows the call, and nothing of what became of it.
  'Report that a call became, before the notice': {
    by: BEFORE_THE_NOTICE,
    ...sameFor('vvA --- vv v --- nn -- -', 'origin', 'hotlineCall', 'reportedAt', 'narrative'),
    ...sameFor('00A --- 00 0 --- nn -- -', 'sourceDateAsWritten', 'weapon', 'direction'),
    unitsInvolved: '00A --- 00 0 --- nn -- -',
    noticeText: '000 --- 00 0 --- 00 -- -',
  },
  // S3 as a whole: the notice stays with the report with which the case began.
  'Report, a further one of the submitter': {
    ...sameFor(S3_RECORD, 'by', 'origin', 'reportedAt', 'sourceDateAsWritten', 'narrative'),
    ...sameFor(S3_RECORD, 'weapon', 'direction', 'unitsInvolved'),
    ...sameFor('00- --- 00 0 --- -- -- -', 'noticeText', 'hotlineCall'),
  },
  // Its submitting delegation is the mediator’s: neither party, nor an app.
  'Report, of a mediator': {
    ...sameFor(ACROSS, 'by', 'origin', 'reportedAt', 'sourceDateAsWritten', 'narrative'),
    ...sameFor(ACROSS, 'weapon', 'direction', 'unitsInvolved'),
    ...sameFor(NOTHING_ACROSS, 'noticeText', 'hotlineCall'),
  },
  // What the submitter claims: with the notice to the other side, but not where it comes from.
  Harm: {
    ...sameFor(S2, 'by', 'category', 'effect', 'side', 'claimedMin', 'claimedMax'),
    ...sameFor(NOTHING_IN_S2, 'confirmedMin', 'confirmedMax'),
    source: S3,
  },
  // Found while the case is verified: neither party knows, nor that there is anything to know.
  'AgreedNarrative before the draft finding': { text: ACROSS },
  'AgreedNarrative, shared': { text: S2 },
  'ConfirmedHarm before the draft finding': {
    ...sameFor('--- --- vv v --- vv -- -', 'category', 'effect', 'side', 'confirmedMin'),
    ...sameFor('--- --- vv v --- vv -- -', 'confirmedMax', 'confirmedAt'),
    basis: '--- --- vv v --- nn -- -',
  },
  'Harm of which some is confirmed before the draft finding': {
    ...sameFor(S2, 'by', 'category', 'effect', 'side', 'claimedMin', 'claimedMax'),
    ...sameFor('000 000 vv v --- vv -- -', 'confirmedMin', 'confirmedMax'),
    source: S3,
  },
  IncidentLink: {
    ...sameFor('--- --- vv v --- -- -- -', 'kind', 'note', 'by', 'incidents', 'linkedAt'),
    endedAt: '--- --- 00 0 --- -- -- -',
  },
  Allegation: {
    ...sameFor(
      S2,
      'caseNo',
      'status',
      'by',
      'respondent',
      'otherParty',
      'act',
      'clause',
      'mode',
      'incident',
    ),
    ...sameFor(S2, 'responseState', 'statements', 'clocks', 'registeredAt', 'notifiedAt'),
    ...sameFor(S3, 'registryRef', 'allegedUnit', 'basisSummary', 'sourceRisk', 'submittedAt'),
    returnReasons: S3,
    ...sameFor(S2, 'settlementTerms', 'settlementProposedBy'),
    // Nothing of this has happened yet, and none of it is withheld from who reads S2.
    ...sameFor(NOTHING_IN_S2, 'tasks', 'verificationStartedAt', 'suspensionReasons', 'endedAt'),
    // A proposal to merge it lapsed with the notice: the submitter never learned of it.
    exitProposals: '00A OOO vv v --- nn -- -',
    mergedInto: '00A OOO 00 0 --- nn -- -',
    // Edges of other subgraphs: no value where the viewer was given none, the same as none at all.
    evidence: 'vv0 000 vv v --- 00 -- -',
    agendaItems: S2,
    // No finding is shared yet.
    ...sameFor(NOTHING_IN_S2, 'finding', 'findings', 'appeals', 'measuresDecidedAt'),
    ...sameFor(NOTHING_IN_S2, 'closedAt', 'closureNote'),
  },
  'PartyStatement of the respondent': {
    ...sameFor(S2, 'by', 'kind', 'madeAt', 'text', 'counterAllegation'),
    privateAnnex: S3_OF_RESPONDENT,
    internalNote: 'OOO vvA OO O --- nn -- -',
  },
  'Clock for the response': {
    ...sameFor(S2, 'kind', 'hours', 'startedAt', 'dueAt', 'stoppedAt', 'termsVersion'),
    ...sameFor(S2, 'extensions', 'allegation'),
    expiredAt: NOTHING_IN_S2,
  },
  // It ran before the other side was told of the case.
  'Clock for the registration': {
    ...sameFor('vvv --- vv v --- vv -- -', 'kind', 'hours', 'startedAt', 'dueAt', 'stoppedAt'),
    ...sameFor('vvv --- vv v --- vv -- -', 'termsVersion', 'allegation'),
    ...sameFor('000 --- 00 0 --- 00 -- -', 'expiredAt', 'extensions'),
  },
  // The secretariat's and the mediators' until it is co-signed; the respondent's never.
  'ExitProposal that lapsed': {
    ...sameFor('--- --- vv v --- -- -- -', 'kind', 'reasons', 'mergeInto', 'status', 'proposedAt'),
    ...sameFor('--- --- 00 0 --- -- -- -', 'cosignedBy', 'cosignedAt'),
  },

  // Who works on a case: the secretariat's own. No case is assigned to this monitor.
  MonitorAssignment: {
    ...sameFor('--- --- -- v --- -- -- -', 'allegation', 'monitor', 'assignedAt'),
    endedAt: '--- --- -- 0 --- -- -- -',
  },
  // 2.6 FINDING_SHARED and DETERMINED: the same as before, and the finding for both parties.
  'Allegation, FINDING_SHARED': FOUND,
  'Allegation, DETERMINED': FOUND,
  // An appeal that changed nothing has closed it again.
  'Allegation, CLOSED': { ...FOUND, ...sameFor(S2, 'closedAt', 'closureNote', 'appeals') },
  // 2.5: the draft is the secretariat's and the mediators'.
  'Finding, drafted': {
    ...sameFor(ACROSS, 'findingVersion', 'status', 'acts', 'outcome', 'gravity', 'sector'),
    ...sameFor(ACROSS, 'torVersion', 'allegation', 'standard', 'mode', 'intent', 'reasoning'),
    ...sameFor(ACROSS, 'attribution', 'reliesOnUndisclosed', 'reliesOnUndisclosedAlone', 'gist'),
    ...sameFor(NOTHING_ACROSS, 'determinedAt', 'sharedAt', 'undecidedAt', 'comments'),
    ...sameFor(NOTHING_ACROSS, 'concurrences', 'dissents', 'appeals', 'appealOutcome'),
    deliberations: ACROSS,
  },
  // Both parties have commented; one mediator has said that it does not concur.
  'Finding, shared': {
    ...sameFor(S2, 'findingVersion', 'status', 'acts', 'outcome', 'gravity', 'sector'),
    ...sameFor(S2, 'torVersion', 'allegation', 'standard', 'mode', 'intent', 'reasoning'),
    ...sameFor(S2, 'attribution', 'reliesOnUndisclosed', 'reliesOnUndisclosedAlone', 'gist'),
    ...sameFor(S2, 'sharedAt', 'comments', 'dissents'),
    ...sameFor(NOTHING_IN_S2, 'determinedAt', 'undecidedAt', 'appeals', 'appealOutcome'),
    deliberations: 'OOO OOO vv v --- OA -- -',
    concurrences: '000 000 vv v --- 00 -- -',
  },
  // S1: outcome, act, sector and gravity, under which terms and when; the rest stays between the parties.
  'Finding, determined': {
    ...sameFor(S1_OF_A_FINDING, 'findingVersion', 'status', 'acts', 'outcome', 'gravity'),
    ...sameFor(S1_OF_A_FINDING, 'sector', 'torVersion', 'determinedAt', 'dissents'),
    ...sameFor('000 000 00 0 --- 00 00 -', 'appeals', 'appealOutcome'),
    deliberations: 'OOO OOO vv v --- OA OO -',
    ...sameFor(S2_OF_A_FINDING, 'allegation', 'standard', 'mode', 'intent', 'reasoning'),
    ...sameFor(S2_OF_A_FINDING, 'attribution', 'reliesOnUndisclosed', 'gist', 'sharedAt'),
    ...sameFor(S2_OF_A_FINDING, 'reliesOnUndisclosedAlone', 'comments', 'concurrences'),
    undecidedAt: NOTHING_IN_S2_OF_A_FINDING,
  },
  FindingComment: sameFor(S2, 'by', 'text', 'madeAt'),
  'Dissent, before the determination': sameFor(S2, 'by', 'text', 'filedAt'),
  'Dissent, determined': sameFor(S1_OF_A_FINDING, 'by', 'text', 'filedAt'),
  // monitorVote and deliberation: SEC and M, no monitor.
  FindingDeliberation: sameFor(ACROSS, 'by', 'text', 'monitorVote', 'recordedAt'),
  'Appeal, filed': {
    ...sameFor(S2, 'by', 'ground', 'text', 'status', 'filedAt', 'against'),
    ...sameFor(NOTHING_IN_S2, 'outcome', 'decidedAt'),
  },
  'Appeal, decided': {
    ...sameFor(S1_OF_A_FINDING, 'outcome', 'decidedAt', 'against'),
    ...sameFor(S2_OF_A_FINDING, 'by', 'ground', 'text', 'status', 'filedAt'),
  },
  'FindingConcurrence, not the last': sameFor(ACROSS, 'by', 'concurs', 'reasons', 'givenAt'),
  'FindingConcurrence, of what is determined': sameFor(S2, 'by', 'concurs', 'reasons', 'givenAt'),

  ...TASKS,

  // Between the parties. The call was relayed and answered; the notice was relayed, objected to, and its window is to come.
  HotlineCall: {
    ...sameFor(S2, 'from', 'to', 'at', 'status', 'message', 'reply', 'responseMinutes'),
    ...sameFor(S2, 'relayDueAt', 'relayedAt', 'acknowledgeDueAt', 'acknowledgedAt'),
    ...sameFor(S2, 'answerDueAt', 'answeredAt'),
    callerPerson: SD_AND_SECRETARIAT_OF_A_CALL,
  },
  DeconflictionNotice: {
    ...sameFor(S2, 'kind', 'by', 'to', 'windowFrom', 'windowUntil', 'urgent', 'sector', 'status'),
    ...sameFor(S2, 'relayedAt', 'answeredAt', 'objection', 'details'),
  },
  DeconflictionDetails: sameFor(S2, 'route', 'coordinates', 'units'),
  // Both logs are open. Seals are the auditor's business, too, and what is in the logs is not (domain.md 2.1).
  'IncidentLogSeal, opened': {
    ...sameFor(S1, 'by', 'with', 'periodFrom', 'periodUntil', 'commitHash', 'committedAt'),
    ...sameFor(S1, 'bothCommittedAt', 'status', 'openedAt'),
    ...sameFor('vvv vvv vv v 000 vv GA -', 'content', 'nonce'),
  },
  // The other side has committed, too; the first log is deposited and the second is not.
  'IncidentLogSeal, of the side that has deposited': {
    ...sameFor(S1, 'by', 'with', 'periodFrom', 'periodUntil', 'commitHash', 'committedAt'),
    ...sameFor(S1, 'bothCommittedAt', 'status'),
    openedAt: '000 000 00 0 000 00 00 -',
    ...sameFor('vv0 GGA GG G GGG AA GA -', 'content', 'nonce'),
  },

  // Published figures: anyone reads what is S0 of them, every role of a delegation what is S1. Nothing was notified in that week.
  WeekStatistics: {
    ...sameFor(S0, 'weekFrom', 'byParty', 'byFamily', 'bySector'),
    notified: '000 000 00 0 000 00 00 0',
    hotline: S1_ON_PUBLIC,
  },

  // evidence. What the auditor may see of a chain of custody (seq, action, hashes) is not offered yet.
  EvidenceItem: {
    ...sameFor(S3_RECORD, 'kind', 'status', 'submittedBy', 'title', 'description', 'collectedAt'),
    ...sameFor(S3_RECORD, 'collectedPlace', 'sha256', 'size', 'mediaType', 'sealedAt'),
    ...sameFor(S3_RECORD, 'sourceProtection', 'attributionLabel', 'custody', 'custodyVerified'),
    ...sameFor(S3_RECORD, 'links', 'allegations'),
  },
  CustodyEvent: {
    ...sameFor(S3_RECORD, 'seq', 'action', 'at', 'actorRole', 'sha256', 'prevHash', 'hash'),
  },
  EvidenceLink: sameFor(S3_RECORD, 'relevance', 'allegation'),

  // mediation
  'Session plenary, open': {
    ...sameFor(S1_TABLE, ...SESSION_FIELDS, 'agenda'),
    ...sameFor('000 000 00 0 --- 00 00 -', 'party', 'mediators'),
  },
  'Session of principals': {
    ...sameFor(S2, ...SESSION_FIELDS),
    ...sameFor('000 000 00 0 --- 00 -- -', 'party', 'mediators', 'agenda'),
  },
  'Session caucus with the claimant': {
    ...sameFor(S4, ...SESSION_FIELDS, 'party', 'mediators', 'agenda'),
  },
  'AgendaItem of the open plenary': {
    ...sameFor(S1_TABLE, 'session', 'position', 'text'),
    allegation: '000 000 00 0 --- 00 00 -',
  },
  'AgendaItem about the allegation': sameFor(S2, 'session', 'position', 'text', 'allegation'),
  'AgendaItem of the caucus': {
    ...sameFor(S4, 'session', 'position', 'text'),
    allegation: '0-- --- 0- - --- -- -- -',
  },
  'CaucusNote of the claimant': {
    ...sameFor(S4, 'party', 'mediators', 'session', 'status', 'body'),
    // Nothing is cleared to be conveyed yet.
    conveyableText: '0-- --- 0- - --- -- -- -',
  },
};
