import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Fault } from '../../../shared/errors.js';
import { standingGrants } from '../../../shared/policy/standing-grants.js';
import { CLOCK_KINDS, STANDARDS_OF_PROOF } from '../../../shared/subgraph/domain-enums.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { loadAgreement } from '../agreement/load-agreement.js';
import type { DecisionRule } from '../enums.js';
import { inputFault } from '../faults.js';
import { partiesPermissions } from '../permissions.js';
import { TermsOfReference } from './terms-of-reference.entity.js';
import type { AdoptTermsInput } from './terms-of-reference.input.js';

/** What the guard needs of the versions adopted before. */
export interface EarlierTerms {
  readonly latestInForceFrom: Date | null;
  readonly sameVersion: boolean;
}

/** Neither party has a veto on a finding of fact: by these rules it is the mediators who determine one. */
const FINDING_RULES: readonly DecisionRule[] = ['MEDIATORS_CONCUR', 'CHAIR_PROCEDURAL'];

function setsEveryClockOnce({ clocks }: AdoptTermsInput): boolean {
  const kinds = clocks.map(({ kind }) => kind);
  return (
    kinds.length === CLOCK_KINDS.length && CLOCK_KINDS.every((wanted) => kinds.includes(wanted))
  );
}

/** Checks a new version of the terms; pure. */
export function adoptTermsFaults(
  { latestInForceFrom, sameVersion }: EarlierTerms,
  { input }: Pick<Facts<AdoptTermsInput>, 'input'>,
): readonly Fault[] {
  const faults: Fault[] = [];
  if (sameVersion) faults.push(inputFault(['termsVersion'], 'is the name of an earlier version'));
  if (latestInForceFrom !== null && input.inForceFrom <= latestInForceFrom)
    faults.push(inputFault(['inForceFrom'], 'must be later than that of every earlier version'));
  if (!setsEveryClockOnce(input))
    faults.push(inputFault(['clocks'], `must set each of these once: ${CLOCK_KINDS.join(', ')}`));
  if (input.hotline.answerMinutes <= input.hotline.relayMinutes)
    faults.push(inputFault(['hotline', 'answerMinutes'], 'must be more than relayMinutes'));
  const { findingStandard, seriousStandard } = input;
  if (STANDARDS_OF_PROOF.indexOf(seriousStandard) < STANDARDS_OF_PROOF.indexOf(findingStandard))
    faults.push(inputFault(['seriousStandard'], 'must not be lower than findingStandard'));
  if (input.findingRule != null && !FINDING_RULES.includes(input.findingRule))
    faults.push(inputFault(['findingRule'], `must be one of ${FINDING_RULES.join(', ')}`));
  return faults;
}

/** Adopts a version of the terms of reference; all delegations may know it, and the incidents keep a copy. */
export const adoptTerms: Act<AdoptTermsInput, EarlierTerms> = {
  name: 'adoptTerms',
  record: TermsOfReference,
  load: async (reading, { agreementId, termsVersion }) => {
    await loadAgreement(reading, agreementId);
    const [latest] = await reading.world.find(TermsOfReference, {
      order: { inForceFrom: 'DESC' },
      take: 1,
    });
    return {
      latestInForceFrom: latest?.inForceFrom ?? null,
      sameVersion: await reading.world.existsBy(TermsOfReference, { termsVersion }),
    };
  },
  guard: adoptTermsFaults,
  write: async (transaction, _earlier, input) => {
    const { agreementId, termsVersion, inForceFrom, clocks } = input;
    const { findingStandard, seriousStandard, measureRule } = input;
    const findingRule = input.findingRule ?? 'MEDIATORS_CONCUR';
    const { relayMinutes, acknowledgeMinutes, answerMinutes } = input.hotline;
    const hotline = { relayMinutes, acknowledgeMinutes, answerMinutes };
    const id = newId('tor');
    await transaction.create(
      TermsOfReference,
      {
        id,
        marking: 'MECHANISM',
        agreementId,
        termsVersion,
        inForceFrom,
        clocks: clocks.map(({ kind, hours }) => ({ kind, hours })),
        hotline,
        findingStandard,
        seriousStandard,
        findingRule,
        measureRule,
      },
      standingGrants(partiesPermissions.records.TermsOfReference, transaction.directory),
    );
    const hours = Object.fromEntries(clocks.map((clock) => [clock.kind, clock.hours]));
    transaction.emit({
      target: 'incidents',
      topic: 'terms',
      recordId: id,
      payload: {
        ...{ id, version: termsVersion, inForceFrom: inForceFrom.toISOString(), hours },
        ...{ hotline, findingStandard, seriousStandard, findingRule },
      },
    });
    return id;
  },
};
