import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Fault } from '../../../shared/errors.js';
import { standingGrants } from '../../../shared/policy/standing-grants.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { loadAgreement } from '../agreement/load-agreement.js';
import { inputFault, orderFaults } from '../faults.js';
import { partiesPermissions } from '../permissions.js';
import { Obligation } from './obligation.entity.js';
import type { RecordObligationInput } from './obligation.input.js';

/** How many obligations an agreement may have: `Agreement.obligations` stays bounded. */
const MOST_OBLIGATIONS = 200;

/** What the guard needs of the agreement's other obligations. */
export interface OtherObligations {
  readonly recorded: number;
  readonly sameCode: boolean;
}

/** Checks a new obligation; pure. */
export function recordObligationFaults(
  { recorded, sameCode }: OtherObligations,
  { input, directory }: Pick<Facts<RecordObligationInput>, 'input' | 'directory'>,
): readonly Fault[] {
  const faults = [
    ...orderFaults(input.validFrom, input.validTo, { from: 'validFrom', until: 'validTo' }),
  ];
  if (input.on.some((code) => directory.find(code)?.kind !== 'PARTY'))
    faults.push(inputFault(['on'], 'must name parties to the agreement only'));
  if (sameCode)
    faults.push(inputFault(['code'], 'is the code of another obligation of the agreement'));
  if (recorded >= MOST_OBLIGATIONS)
    faults.push(inputFault(['agreementId'], 'has as many obligations as an agreement may have'));
  return faults;
}

/** Records an obligation of an agreement; all delegations may know it. */
export const recordObligation: Act<RecordObligationInput, OtherObligations> = {
  name: 'recordObligation',
  record: Obligation,
  load: async (reading, { agreementId, code }) => {
    const { id } = await loadAgreement(reading, agreementId);
    return {
      recorded: await reading.world.countBy(Obligation, { agreementId: id }),
      sameCode: await reading.world.existsBy(Obligation, { agreementId: id, code }),
    };
  },
  guard: recordObligationFaults,
  write: async (transaction, _others, input) => {
    const id = newId('obl');
    await transaction.create(
      Obligation,
      {
        id,
        marking: 'MECHANISM',
        agreementId: input.agreementId,
        code: input.code,
        kind: input.kind,
        nature: input.nature,
        onCodes: [...input.on],
        text: input.text,
        clauseRef: input.clauseRef,
        validFrom: input.validFrom,
        validTo: input.validTo ?? null,
      },
      standingGrants(partiesPermissions.records.Obligation, transaction.directory),
    );
    return id;
  },
};
