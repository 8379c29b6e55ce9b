import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Fault } from '../../../shared/errors.js';
import { inputFault, orderFaults } from '../faults.js';
import { Agreement } from './agreement.entity.js';
import type { RecordExtensionInput } from './agreement.input.js';
import { agreementVerbs } from './agreement.state.js';
import { AgreementPeriod } from './agreement-period.entity.js';
import { loadAgreement } from './load-agreement.js';
import { writePeriod } from './write-period.js';

/** How many periods an agreement may have: `Agreement.periods` stays bounded. */
const MOST_PERIODS = 100;

/** What the guard needs of the agreement and its periods. */
export interface ExtensionFacts {
  readonly changes: Pick<Agreement, 'status'>;
  /** The periods so far, oldest first. */
  readonly periods: readonly Pick<AgreementPeriod, 'startsAt' | 'endsAt'>[];
}

interface Target extends ExtensionFacts {
  readonly changes: Agreement;
}

/** Checks an extension; pure. */
export function recordExtensionFaults(
  { changes, periods }: ExtensionFacts,
  { viewer, input }: Pick<Facts<RecordExtensionInput>, 'viewer' | 'input'>,
): readonly Fault[] {
  const open = agreementVerbs({ status: changes.status, role: viewer.role });
  if (!open.includes('EXTEND')) {
    const message = `the agreement is ${changes.status}; open to you now: ${open.join(', ') || 'none'}`;
    return [{ code: 'ILLEGAL_TRANSITION', path: ['input', 'agreementId'], message }];
  }
  const end = periods.at(-1)?.endsAt ?? null;
  if (end === null) return [inputFault(['agreementId'], 'has no end: there is nothing to extend')];
  if (periods.length >= MOST_PERIODS)
    return [inputFault(['agreementId'], 'has as many periods as an agreement may have')];
  const early = input.from < end ? [inputFault(['from'], 'is before the last period ends')] : [];
  return [...early, ...orderFaults(input.from, input.until, { from: 'from', until: 'until' })];
}

/** IN_FORCE → IN_FORCE for a further period, as it was decided. */
export const recordExtension: Act<RecordExtensionInput, Target> = {
  name: 'recordExtension',
  record: Agreement,
  load: async (reading, { agreementId }) => {
    const changes = await loadAgreement(reading, agreementId);
    const periods = await reading.world.find(AgreementPeriod, {
      where: { agreementId },
      order: { startsAt: 'ASC' },
      take: MOST_PERIODS,
    });
    return { changes, periods };
  },
  guard: recordExtensionFaults,
  write: async (transaction, { changes }, input) => {
    await writePeriod(transaction, changes, 'EXTENSION', input);
    await transaction.change(Agreement, changes.id, { extendedUntil: input.until ?? null });
    return changes.id;
  },
};
