import type { Facts, Reading } from '../../../shared/acts/act.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import type { Viewer } from '../../../shared/viewer/viewer.js';
import { DeconflictionNotice } from './deconfliction-notice.entity.js';
import {
  nextStatus,
  noticeVerbs,
  type NoticeVerb,
  type Situation,
} from './deconfliction-notice.state.js';
import { timeIn } from './deconfliction-notice.window.js';

/** What an act on a notice starts from: the notice as the actor knows it. */
export interface NoticeTarget {
  readonly changes: DeconflictionNotice;
}

/**
 * Loads a notice in the actor's world.
 * @throws ActRefused NOT_FOUND
 */
export async function loadNotice(
  { world }: Reading,
  { id }: { readonly id: string },
): Promise<NoticeTarget> {
  const changes = await world.findOneBy(DeconflictionNotice, { id });
  if (!changes) throw notFound(['input', 'id']);
  return { changes };
}

/** Sees a notice as the state machine does. */
export function situationOf(notice: DeconflictionNotice, viewer: Viewer, at: Date): Situation {
  return {
    status: notice.status,
    owner: notice.byCode,
    addressee: notice.toCode,
    time: timeIn(notice, at),
    actor: { delegation: viewer.delegation, role: viewer.role },
  };
}

const TIMES = {
  BEFORE_WINDOW: 'its window has not begun',
  IN_WINDOW: 'its window runs',
  AFTER_WINDOW: 'its window is over',
} as const;

/** Makes the guard of an act: it refuses what is not open to the actor now, and says what is. */
export function noticeGuard(verb: NoticeVerb) {
  return (
    { changes }: NoticeTarget,
    { viewer, at }: Pick<Facts<unknown>, 'viewer' | 'at'>,
  ): readonly Fault[] => {
    const situation = situationOf(changes, viewer, at);
    if (nextStatus(verb, situation)) return [];
    const open = noticeVerbs(situation).join(', ') || 'none';
    const message = `the notice is ${situation.status} and ${TIMES[situation.time]}; open to you now: ${open}`;
    return [{ code: 'ILLEGAL_TRANSITION', path: ['input', 'id'], message }];
  };
}
