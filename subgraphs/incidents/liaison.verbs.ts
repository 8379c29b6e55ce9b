import {
  NOTICE_VERBS,
  type NoticeVerb,
} from './deconfliction-notice/deconfliction-notice.state.js';
import { HOTLINE_VERBS, type HotlineVerb } from './hotline-call/hotline-call.state.js';
import { SEAL_VERBS, type SealVerb } from './incident-log-seal/incident-log-seal.state.js';

type LiaisonVerb = HotlineVerb | NoticeVerb | SealVerb;

/** The acts on calls, notices and seals, each with what it is. */
export const LIAISON_VERBS = {
  RELAY: 'Relay the call or the notice to its addressee (`relayHotlineCall`, `relayNotice`).',
  ACKNOWLEDGE: 'Say that it has come; no consent (`acknowledgeHotlineCall`, `acknowledgeNotice`).',
  ANSWER: 'Answer the call (`answerHotlineCall`).',
  RESOLVE: 'Say that the matter of the call is settled (`resolveHotlineCall`).',
  ESCALATE: 'Take the matter of the call further (`escalateHotlineCall`).',
  OBJECT: 'Object to the notice (`objectToNotice`).',
  ACTIVATE: 'Say that the notified activity is under way (`activateNotice`).',
  COMPLETE: 'Say that the notified activity is over (`completeNotice`).',
  CANCEL: 'Cancel the notice (`cancelNotice`).',
  REVEAL: 'Deposit the log behind the seal (`revealIncidentLog`).',
  WITHDRAW_LOG: 'Withdraw the seal (`withdrawIncidentLog`).',
} as const satisfies Readonly<Record<LiaisonVerb, string>>;

/** Their names, for the enum of all acts. */
export const LIAISON_VERB_NAMES: readonly LiaisonVerb[] = [
  ...new Set([...HOTLINE_VERBS, ...NOTICE_VERBS, ...SEAL_VERBS]),
];
