import type { Facts, Reading } from '../../../shared/acts/act.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import { HotlineCall } from '../hotline-call/hotline-call.entity.js';
import type { HotlineStatus } from '../hotline-call/hotline-call.state.js';
import type { DraftAllegationInput } from './allegation.input.js';

/** A call that waits for its answer, or is settled, becomes no report. */
const REPORTABLE: readonly HotlineStatus[] = ['ANSWERED', 'UNANSWERED', 'ESCALATED'];

const PATH = ['input', 'hotlineCallId'];

/**
 * Finds the call that becomes a report, in the actor's world; null where none is named.
 * @throws ActRefused NOT_FOUND
 */
export async function loadCall(
  { world }: Reading,
  { hotlineCallId = null }: DraftAllegationInput,
): Promise<HotlineCall | null> {
  if (hotlineCallId === null) return null;
  const call = await world.findOneBy(HotlineCall, { id: hotlineCallId });
  if (!call) throw notFound(PATH);
  return call;
}

/** Checks a call that is to become a report: the case is of its caller against the one it called; pure. */
export function callFaults(
  call: HotlineCall | null,
  { viewer, input }: Pick<Facts<DraftAllegationInput>, 'viewer' | 'input'>,
): readonly Fault[] {
  if (call === null) return [];
  const fault = (message: string): readonly Fault[] => [
    { code: 'BAD_USER_INPUT', path: PATH, message },
  ];
  const caller = input.otherParty ?? viewer.delegation;
  if (call.fromCode !== caller) return fault('was not raised by the party that the case is of');
  if (call.toCode !== input.respondent) return fault('was not made to the respondent');
  if (REPORTABLE.includes(call.status)) return [];
  const message = `the call is ${call.status}; a call becomes a report when it is answered, unanswered or escalated`;
  return [{ code: 'ILLEGAL_TRANSITION', path: PATH, message }];
}
