import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Grant } from '../../../shared/acts/act-transaction.js';
import type { Fault } from '../../../shared/errors.js';
import { standingGrants } from '../../../shared/policy/standing-grants.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { delegationId, type Directory } from '../../../shared/viewer/directory.js';
import { type Role, ROLES_OF_KIND } from '../../../shared/viewer/roles.js';
import { inputFault, orderFaults } from '../faults.js';
import { partiesPermissions } from '../permissions.js';
import { Member } from './member.entity.js';
import type { RecordMemberInput } from './member.input.js';

/** How many members a delegation may record, past ones included: `Delegation.members` stays bounded. */
const MOST_MEMBERS = 500;

/** What the guard needs of the delegation's own list. */
export interface OwnMembers {
  readonly recorded: number;
}

/** To whom a member is given: by name to the own delegation and the secretariat, by office to all others. */
export function memberGrants(own: string, directory: Directory): readonly Grant[] {
  const standing = standingGrants(partiesPermissions.records.Member, directory);
  return [
    ...standing.filter((grant) => grant.delegation !== own),
    { delegation: own, clearance: 'DRAFT' },
  ];
}

/** Lists the roles that a person of a delegation may hold; an app is no person. */
function personRoles(directory: Directory, delegation: string): readonly Role[] {
  const entry = directory.find(delegation);
  return entry ? ROLES_OF_KIND[entry.kind].filter((role) => role !== 'INTEGRATOR') : [];
}

/** Checks a new member; pure. */
export function recordMemberFaults(
  { recorded }: OwnMembers,
  { viewer, input, directory }: Facts<RecordMemberInput>,
): readonly Fault[] {
  const faults = [
    ...orderFaults(input.validFrom, input.validUntil, { from: 'validFrom', until: 'validUntil' }),
  ];
  if (!personRoles(directory, viewer.delegation).includes(input.role))
    faults.push(inputFault(['role'], 'is not a role that a person of your delegation may hold'));
  if (recorded >= MOST_MEMBERS)
    faults.push(inputFault([], 'your delegation has recorded as many members as it may'));
  return faults;
}

/** Records a member of the actor's own delegation. */
export const recordMember: Act<RecordMemberInput, OwnMembers> = {
  name: 'recordMember',
  record: Member,
  load: async ({ world, viewer }) => ({
    recorded: await world.countBy(Member, { delegationId: delegationId(viewer.delegation) }),
  }),
  guard: recordMemberFaults,
  write: async (transaction, _own, input) => {
    const { viewer, directory } = transaction;
    const id = newId('mem');
    await transaction.create(
      Member,
      {
        id,
        marking: 'MECHANISM',
        delegationId: delegationId(viewer.delegation),
        role: input.role,
        displayRole: input.displayRole,
        name: input.name,
        credentials: input.credentials ?? null,
        validFrom: input.validFrom,
        validUntil: input.validUntil ?? null,
      },
      memberGrants(viewer.delegation, directory),
    );
    return id;
  },
};
