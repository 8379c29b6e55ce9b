/**
 * Who looks, and what may reach them: written by hand from the domain document (2.2, 2.5, 2.6) and not from
 * `permissions.ts`, so that a fault in the policy is a difference and not a new truth.
 */

/** How much of a record an observer may read, lowest first; null is not even that it exists. */
export type Level = 'PUBLIC' | 'MECHANISM' | 'PARTIES' | 'SUBMITTER' | 'DRAFT';
const LEVELS: readonly Level[] = ['PUBLIC', 'MECHANISM', 'PARTIES', 'SUBMITTER', 'DRAFT'];

/** What an observer is in the mechanism. */
type Kind = 'PARTY' | 'MEDIATOR' | 'SECRETARIAT' | 'MONITOR' | 'OBSERVER' | 'OUTSIDER' | 'PUBLIC';

/** One who asks. */
export interface Observer {
  /** Name on the command line; the demo seat's. */
  readonly seat: string;
  readonly delegation: string;
  readonly kind: Kind;
  /** For a head of a party. */
  readonly head: boolean;
  /** For an app: the highest level that it reads. */
  readonly cap: Level | null;
}

function observer(
  seat: string,
  kind: Kind,
  more: { readonly head?: boolean; readonly cap?: Level } = {},
): Observer {
  const delegation = seat === 'public' ? 'PUBLIC' : (/^(obs-a|[a-z]+)/.exec(seat)?.[1] ?? '');
  const code = delegation.toUpperCase().replace('-', '_');
  return { seat, delegation: code, kind, head: more.head ?? false, cap: more.cap ?? null };
}

/** Every observer that the test plays. `OUTSIDER`s are of the secretariat, and read what the whole mechanism refers to. */
export const OBSERVERS: readonly Observer[] = [
  observer('pak-officer', 'PARTY'),
  observer('pak-head', 'PARTY', { head: true }),
  observer('pak-app', 'PARTY', { cap: 'PARTIES' }),
  observer('pak-app-mechanism', 'PARTY', { cap: 'MECHANISM' }),
  observer('pak-app-confidential', 'PARTY', { cap: 'SUBMITTER' }),
  observer('afg-officer', 'PARTY'),
  observer('afg-head', 'PARTY', { head: true }),
  observer('afg-app', 'PARTY', { cap: 'PARTIES' }),
  observer('tur-mediator', 'MEDIATOR'),
  observer('qat-mediator', 'MEDIATOR'),
  observer('tur-app', 'MEDIATOR', { cap: 'PARTIES' }),
  observer('sec-secretariat', 'SECRETARIAT'),
  observer('sec-monitor', 'MONITOR'),
  observer('sec-custodian', 'OUTSIDER'),
  observer('sec-auditor', 'OUTSIDER'),
  observer('obs-a-observer', 'OBSERVER'),
  observer('public', 'PUBLIC'),
];

function lower(one: Level, other: Level): Level {
  return LEVELS.indexOf(one) < LEVELS.indexOf(other) ? one : other;
}

function capped(level: Level, { cap }: Observer): Level {
  return cap === null ? level : lower(level, cap);
}

/** Tells whether a level opens a field of another. */
export function opens(level: Level | null, field: Level): boolean {
  return level !== null && LEVELS.indexOf(level) >= LEVELS.indexOf(field);
}

/** What decides who learns of a case. */
export interface CaseFacts {
  readonly by: string;
  /** How far it comes: 0 DRAFT, 1 SUBMITTED, 2 REGISTERED, 3 NOTIFIED, 4 answered. */
  readonly stage: number;
  /** Whether the monitor that looks works on it. */
  readonly assigned?: boolean;
}

function ofCaseAsParty(who: Observer, { by, stage }: CaseFacts): Level | null {
  if (who.delegation !== by) return stage >= 3 ? capped('PARTIES', who) : null;
  // An app reads nothing of a draft: its marking is above every cap.
  return who.cap !== null && stage < 1 ? null : capped('DRAFT', who);
}

function ofCaseAsMonitor({ stage, assigned = false }: CaseFacts): Level | null {
  return assigned && stage >= 3 ? 'SUBMITTER' : null;
}

/** How much an observer may know of a case. */
export function ofCase(who: Observer, facts: CaseFacts): Level | null {
  switch (who.kind) {
    case 'MONITOR':
      return ofCaseAsMonitor(facts);
    case 'PARTY':
      return ofCaseAsParty(who, facts);
    case 'MEDIATOR':
    case 'SECRETARIAT':
      return facts.stage >= 1 ? capped('SUBMITTER', who) : null;
    case 'OBSERVER':
    case 'OUTSIDER':
    case 'PUBLIC':
      return null;
  }
}

/** How much of the respondent's answer an observer of the case may know. */
export function ofStatement(who: Observer, respondent: string): Level {
  if (who.kind !== 'PARTY') return capped('SUBMITTER', who);
  return capped(who.delegation === respondent ? 'DRAFT' : 'PARTIES', who);
}

/** How much an observer may know of a piece of evidence: nothing, or all of it. */
export function ofEvidence(
  who: Observer,
  { by, sealed }: { readonly by: string; readonly sealed: boolean },
): Level | null {
  const reads = ['PARTY', 'MEDIATOR', 'SECRETARIAT'].includes(who.kind);
  const own = who.kind === 'PARTY' && who.delegation === by;
  if (!reads || (who.kind === 'PARTY' && !own)) return null;
  if (who.cap !== null && !(sealed && opens(who.cap, 'SUBMITTER'))) return null;
  return sealed || own ? 'SUBMITTER' : null;
}

/** What decides who learns of a session. */
export interface SessionFacts {
  readonly kind: string;
  readonly open: boolean;
  /** For a caucus. */
  readonly party: string;
  readonly mediators: readonly string[];
}

/** Tells whether an observer was in a caucus: the party's head and the named mediators, in person. */
export function inCaucus(
  who: Observer,
  { party, mediators }: Pick<SessionFacts, 'party' | 'mediators'>,
): boolean {
  if (who.cap !== null) return false;
  if (who.kind === 'PARTY') return who.head && who.delegation === party;
  return who.kind === 'MEDIATOR' && mediators.includes(who.delegation);
}

/** Tells whether an observer may know of a session. */
export function ofSession(who: Observer, session: SessionFacts): boolean {
  if (session.kind === 'CAUCUS') return inCaucus(who, session);
  switch (who.kind) {
    case 'PARTY':
    case 'MEDIATOR':
    case 'SECRETARIAT':
      return who.cap !== 'MECHANISM' || session.kind !== 'PRINCIPALS';
    case 'OBSERVER':
      return session.open;
    case 'MONITOR':
    case 'OUTSIDER':
    case 'PUBLIC':
      return false;
  }
}

/** How much of a member of a delegation an observer may know. */
export function ofMember(who: Observer, by: string): Level | null {
  if (['MONITOR', 'OUTSIDER', 'PUBLIC'].includes(who.kind)) return null;
  const named = who.delegation === by || who.kind === 'SECRETARIAT';
  return named ? capped('DRAFT', who) : 'MECHANISM';
}

/** Tells whether an observer reads what the mechanism alone refers to: terms and obligations. */
export function ofTerms(who: Observer): boolean {
  return who.kind !== 'PUBLIC';
}

/** Tells whether an observer is between the parties: it passes on what goes between them. */
function isBetween(who: Observer): boolean {
  return who.kind === 'MEDIATOR' || who.kind === 'SECRETARIAT';
}

function ifParties(level: Level): Level | null {
  return opens(level, 'PARTIES') ? level : null;
}

/** How much an observer may know of a call; who spoke for the caller is for its own side and the secretariat. */
export function ofCall(
  who: Observer,
  { by, stage }: { readonly by: string; readonly stage: number },
): Level | null {
  if (isBetween(who))
    return ifParties(capped(who.kind === 'SECRETARIAT' ? 'DRAFT' : 'PARTIES', who));
  if (who.kind !== 'PARTY') return null;
  if (who.delegation === by) return ifParties(capped('DRAFT', who));
  return stage >= 1 ? ifParties(capped('PARTIES', who)) : null;
}

/** How much an observer may know of a notice that goes from one party to the other. */
export function ofNotice(
  who: Observer,
  { by, stage }: { readonly by: string; readonly stage: number },
): Level | null {
  const told = isBetween(who) || who.delegation === by || stage >= 1;
  return told && (isBetween(who) || who.kind === 'PARTY')
    ? ifParties(capped('PARTIES', who))
    : null;
}

/** Tells whether an observer may ever read a notice's details: the addressee not, when it first looks a day after the window. */
export function ofNoticeDetails(
  who: Observer,
  notice: { readonly by: string; readonly stage: number; readonly ended: boolean },
): boolean {
  if (ofNotice(who, notice) === null) return false;
  return isBetween(who) || who.delegation === notice.by || !notice.ended;
}

/** Tells whether an observer may know of the seal of a log: everyone but the public. */
export function ofSeal(who: Observer): boolean {
  return who.kind !== 'PUBLIC';
}

/** Tells whether an observer may know that a log was deposited before both were: its own side's people. */
export function ofDeposit(who: Observer, by: string): boolean {
  return who.delegation === by && who.cap === null;
}

/** How much an observer may know of a proposal to end a case without a notice. */
export function ofProposal(
  who: Observer,
  { by, cosigned }: { readonly by: string; readonly cosigned: boolean },
): Level | null {
  const told = isBetween(who) || (cosigned && who.kind === 'PARTY' && who.delegation === by);
  const level = capped('SUBMITTER', who);
  return told && opens(level, 'SUBMITTER') ? level : null;
}

/** Tells whether an observer may know which monitor works on a case: the secretariat, and that monitor. */
export function ofAssignment(who: Observer, mine: boolean): boolean {
  return who.kind === 'SECRETARIAT' || (who.kind === 'MONITOR' && mine);
}

/** How much an observer may know of a case that the secretariat or a monitor brings; the monitor reads its own, no party before the notice. */
export function ofIntake(
  who: Observer,
  { from, stage }: { readonly from: 'secretariat' | 'monitor'; readonly stage: number },
): Level | null {
  const drafts = who.kind === 'SECRETARIAT' || (who.kind === 'MONITOR' && from === 'monitor');
  if (drafts) return 'DRAFT';
  if (who.kind === 'MEDIATOR') return stage >= 1 ? capped('SUBMITTER', who) : null;
  return who.kind === 'PARTY' && stage >= 3 ? capped('PARTIES', who) : null;
}

/** How much an observer may know of a further report: its submitter, and those between the sides; no party of theirs. */
export function ofReport(
  who: Observer,
  { by, stage, filer }: { readonly by: string; readonly stage: number; readonly filer: string },
): Level | null {
  const own = filer === 'SUBMITTER' && who.kind === 'PARTY' && who.delegation === by;
  if (own) return who.cap === null ? 'DRAFT' : ofSubmission(who, stage);
  return isBetween(who) ? ofSubmission(who, stage) : null;
}

function ofSubmission(who: Observer, stage: number): Level | null {
  const level = capped('SUBMITTER', who);
  return stage >= 1 && opens(level, 'SUBMITTER') ? level : null;
}

/** How much an observer may know of harm that is confirmed while a case is looked into: those who look into it. */
export function ofConfirmedHarm(who: Observer): Level | null {
  return isBetween(who) ? capped('SUBMITTER', who) : null;
}

/** How much an observer may know of the agreed narrative: those between the sides, and with the draft finding both parties. */
export function ofNarrative(who: Observer, shared: boolean): Level | null {
  if (isBetween(who)) return shared ? ifParties(capped('SUBMITTER', who)) : ofSubmission(who, 1);
  return shared && who.kind === 'PARTY' ? ifParties(capped('PARTIES', who)) : null;
}

/** How much an observer may know of a finding: 0 drafted, 1 shared, 4 determined. */
export function ofFinding(who: Observer, { stage }: { readonly stage: number }): Level | null {
  if (who.kind === 'SECRETARIAT') return 'DRAFT';
  if (who.kind === 'PARTY') return ofFindingAsParty(who, stage);
  if (who.kind === 'OBSERVER') return stage >= 4 ? 'MECHANISM' : null;
  if (who.kind !== 'MEDIATOR') return null;
  return stage === 0 && who.cap === 'PARTIES' ? null : capped('SUBMITTER', who);
}

function ofFindingAsParty(who: Observer, stage: number): Level | null {
  const level = capped('PARTIES', who);
  if (stage >= 4) return level;
  return stage >= 1 ? ifParties(level) : null;
}

/** Tells whether an observer may know what was deliberated on a finding: the mediators and the secretariat, ever. */
export function ofDeliberation(who: Observer): boolean {
  return isBetween(who) && opens(capped('SUBMITTER', who), 'SUBMITTER');
}

/** Tells whether an observer may know of a dissent: 1 filed with the shared finding, 4 when that is determined. */
export function ofDissent(who: Observer, { stage }: { readonly stage: number }): boolean {
  return ofFinding(who, { stage }) !== null;
}

/** Tells whether an observer may know what follows the determination, an appeal or the end of the case: who reads the case. */
export function ofAftermath(who: Observer): boolean {
  return (isBetween(who) || who.kind === 'PARTY') && ifParties(capped('PARTIES', who)) !== null;
}

/** Tells whether an observer may know that two incidents hang together: the mediators and the secretariat, in person. */
export function ofIncidentLink(who: Observer): boolean {
  return isBetween(who) && who.cap === null;
}

/** Tells whether an observer may know the word of one mediator before all have spoken: the mediators and the secretariat. */
export function ofWord(who: Observer): boolean {
  return isBetween(who) && who.cap === null;
}

/** How much an observer may know of a task: the parties when access is asked for, observers what that came to when it is reported, a monitor when it works on the case. */
export function ofTask(who: Observer, { stage }: { readonly stage: number }): Level | null {
  if (isBetween(who)) return capped('SUBMITTER', who);
  if (who.kind === 'MONITOR') return stage >= 3 ? 'SUBMITTER' : null;
  if (who.kind === 'OBSERVER' || who.cap === 'MECHANISM') return stage >= 4 ? 'MECHANISM' : null;
  return who.kind === 'PARTY' && stage >= 1 ? ifParties(capped('PARTIES', who)) : null;
}

/** How much an observer may know of who visits a place and when: of the parties, the host alone. */
export function ofVisit(
  who: Observer,
  task: { readonly by: string; readonly stage: number },
): Level | null {
  return who.kind === 'PARTY' && who.delegation === task.by ? null : ofTask(who, task);
}

/** How much an observer may know of what was observed, before a draft finding is shared: no party anything. */
export function ofObservation(who: Observer): Level | null {
  if (isBetween(who)) return capped('SUBMITTER', who);
  return who.kind === 'MONITOR' ? 'SUBMITTER' : null;
}
