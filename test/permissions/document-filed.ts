import { allegation } from '../support/case.js';
import { harmed } from '../support/harm.js';
import type { Places } from '../support/mechanism.js';
import { words } from '../support/perform.js';
import type { Sides } from './document-between.js';
import { onCase, type Stage } from './document-incident.js';

const REGISTRY = 'sec-secretariat';

/** A case that a party, the secretariat or a monitor files in one act, as far as the notice. */
export async function playFiled(
  { scenario, deployment }: Stage,
  { one, other }: Sides,
  places: Places,
  seat: string,
): Promise<void> {
  const group = `what ${seat} files about ${one}`;
  const harm = [harmed(one, 'INJURED')];
  const parties = { SUBMITTING_DELEGATION: one, OTHER_PARTY: other };
  const taken = seat.startsWith('sec-');
  const binding = taken
    ? { SUBMITTING_DELEGATION: 'SEC', OTHER_PARTY: other, NAMED_PARTY: one }
    : parties;
  const of = [
    taken
      ? 'a case that the secretariat or a monitor files in one act'
      : 'a case that a party files in one act',
    'an assignment that begins with what the monitor files',
    'the clock for the registration of what is filed in one act',
  ];
  const id = await scenario.act({
    ...{ group, act: 'fileAllegation', of, seat, binding },
    ...(seat === 'sec-monitor' ? { event: 'assignment' } : {}),
    input: allegation(other, places, { ...(taken ? { otherParty: one } : {}), harm }),
  });
  const on = onCase({ scenario, deployment }, [id, group], binding);
  await on('registerAllegation', REGISTRY, {});
  await on('notifyAllegation', REGISTRY, { noticeText: words('Fire is alleged.') }, parties);
}
