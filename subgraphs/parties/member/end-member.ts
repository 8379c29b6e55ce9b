import type { Act, Facts } from '../../../shared/acts/act.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import type { Viewer } from '../../../shared/viewer/viewer.js';
import { orderFaults } from '../faults.js';
import { Member } from './member.entity.js';
import type { EndMemberInput } from './member.input.js';
import { type MemberSituation, memberState, memberVerbs } from './member.state.js';

interface Target {
  readonly changes: Member;
}

/** Sees a member as the state machine does. */
export function situationOf(
  member: Pick<Member, 'originator' | 'validFrom' | 'validUntil'>,
  { delegation, role }: Pick<Viewer, 'delegation' | 'role'>,
  at: Date,
): MemberSituation {
  const { originator, validFrom, validUntil } = member;
  return { delegation: originator, validFrom, validUntil, actor: { delegation, role }, at };
}

/** Checks the end of a member's office; pure. */
export function endMemberFaults(
  member: Pick<Member, 'originator' | 'validFrom' | 'validUntil'>,
  { viewer, input, at }: Pick<Facts<EndMemberInput>, 'viewer' | 'input' | 'at'>,
): readonly Fault[] {
  const situation = situationOf(member, viewer, at);
  const open = memberVerbs(situation);
  if (!open.includes('END')) {
    const message = `the member is ${memberState(situation)}; open to you now: ${open.join(', ') || 'none'}`;
    return [{ code: 'ILLEGAL_TRANSITION', path: ['input', 'id'], message }];
  }
  return orderFaults(member.validFrom, input.validUntil, {
    from: 'the beginning of the office',
    until: 'validUntil',
  });
}

/** TO_COME or IN_OFFICE → ENDED, at the time given: by those who keep the own delegation's list. */
export const endMember: Act<EndMemberInput, Target> = {
  name: 'endMember',
  record: Member,
  load: async ({ world }, { id }) => {
    const changes = await world.findOneBy(Member, { id });
    if (!changes) throw notFound(['input', 'id']);
    return { changes };
  },
  guard: ({ changes }, facts) => endMemberFaults(changes, facts),
  write: async (transaction, { changes }, input) => {
    await transaction.change(Member, changes.id, { validUntil: input.validUntil });
    return changes.id;
  },
};
