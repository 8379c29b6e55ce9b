import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Fault } from '../../../shared/errors.js';
import { standingGrants } from '../../../shared/policy/standing-grants.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import type { Directory } from '../../../shared/viewer/directory.js';
import { inputFault, orderFaults } from '../faults.js';
import { partiesPermissions } from '../permissions.js';
import { Agreement } from './agreement.entity.js';
import type { RecordAgreementInput } from './agreement.input.js';
import { writePeriod } from './write-period.js';

const LONGEST_TITLE = 300;

function delegationFaults(input: RecordAgreementInput, directory: Directory): readonly Fault[] {
  const faults: Fault[] = [];
  const { mediators, hosts } = input;
  if (mediators.some((code) => directory.find(code)?.kind !== 'MEDIATOR'))
    faults.push(inputFault(['mediators'], 'must name mediators of this deployment only'));
  if (hosts.some((code) => directory.find(code)?.capacities.includes('HOST') !== true))
    faults.push(inputFault(['hosts'], 'must name delegations with the capacity HOST only'));
  return faults;
}

/** Checks a new agreement; pure. */
export function recordAgreementFaults(
  _target: unknown,
  { input, at, directory }: Facts<RecordAgreementInput>,
): readonly Fault[] {
  const faults = [
    ...orderFaults(input.from, input.until, { from: 'from', until: 'until' }),
    ...delegationFaults(input, directory),
  ];
  if (input.title.original.length > LONGEST_TITLE)
    faults.push(inputFault(['title', 'original'], 'must have at most 300 characters'));
  if (input.status === 'IN_FORCE' && input.from > at)
    faults.push(inputFault(['from'], 'is in the future; record the agreement as ANNOUNCED'));
  return faults;
}

/** Records an agreement with its first period. */
export const recordAgreement: Act<RecordAgreementInput, null> = {
  name: 'recordAgreement',
  record: Agreement,
  load: () => Promise.resolve(null),
  guard: recordAgreementFaults,
  write: async (transaction, _target, input) => {
    const id = newId('agr');
    await transaction.create(
      Agreement,
      {
        id,
        marking: 'PUBLIC',
        title: input.title,
        form: input.form,
        status: input.status,
        conditional: input.conditional,
        startsAt: input.from,
        endsAt: input.until ?? null,
        extendedUntil: null,
        mediatorCodes: [...input.mediators],
        hostCodes: [...input.hosts],
      },
      standingGrants(partiesPermissions.records.Agreement, transaction.directory),
    );
    await writePeriod(transaction, { id, status: input.status }, 'FIRST', input);
    return id;
  },
};
