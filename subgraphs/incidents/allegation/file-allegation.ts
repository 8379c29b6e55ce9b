import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Grant } from '../../../shared/acts/act-transaction.js';
import { drafter, mechanismReaders } from '../../../shared/acts/audiences.js';
import type { Fault } from '../../../shared/errors.js';
import type { Directory } from '../../../shared/viewer/directory.js';
import { startRegistration } from '../clock/start-registration.js';
import { NO_FINDING } from '../finding/finding.situation.js';
import type { KnownTerms } from '../reference-copies/known-terms.entity.js';
import { Allegation } from './allegation.entity.js';
import type { DraftAllegationInput } from './allegation.input.js';
import { nextStatus } from './allegation.state.js';
import { SUBMITTED_MARKINGS } from './case-records.js';
import { claimOf, createCase } from './create-case.js';
import { basisFaults, type Drafting, draftFaults } from './draft-faults.js';
import { clockFaults, situationOf, termsInForce } from './load-allegation.js';
import { loadDrafting } from './load-drafting.js';

interface Target extends Drafting {
  readonly terms: KnownTerms | null;
}

/** Asks the machine of the draft that would be submitted; whose it is and its role let it be, so the source is what is left. */
function sourceFaults({ viewer, input }: Facts<DraftAllegationInput>): readonly Fault[] {
  const claim = claimOf(input, viewer.delegation);
  const changes = { ...claim, status: 'DRAFT', settlementByCode: null } as const;
  const draft = { changes, proposed: null, accessDenied: false, finding: NO_FINDING };
  if (nextStatus('SUBMIT', situationOf(draft, viewer))) return [];
  return [
    {
      code: 'ILLEGAL_TRANSITION',
      path: ['input', 'sourceRisk'],
      message:
        'where the source is at risk, the head submits, or the secretariat; draftAllegation is open to you',
    },
  ];
}

/** Whoever drafts has the widest clearance already: the secretariat's own case is not given to it twice. */
function readersOf(directory: Directory, submitter: string): readonly Grant[] {
  const others = mechanismReaders(directory).filter(({ delegation }) => delegation !== submitter);
  return [...drafter(submitter), ...others];
}

/** – → SUBMITTED: what draftAllegation and submitAllegation do, in one act, for whoever has everything at hand: all of it or nothing. */
export const fileAllegation: Act<DraftAllegationInput, Target> = {
  name: 'fileAllegation',
  record: Allegation,
  load: async (reading, input) => {
    const [drafting, terms] = await Promise.all([
      loadDrafting(reading, input),
      termsInForce(reading),
    ]);
    return { ...drafting, terms };
  },
  guard: (target, facts) => [
    ...draftFaults(target, facts),
    ...sourceFaults(facts),
    ...basisFaults(facts.input, ['input', 'basisSummary']),
    ...clockFaults(target.terms, 'REGISTRATION', ['input']),
  ],
  write: async (transaction, target, input) => {
    const { at, directory, viewer } = transaction;
    const id = await createCase(transaction, target, input, {
      markings: SUBMITTED_MARKINGS,
      status: 'SUBMITTED',
      submittedAt: at,
      grants: readersOf(directory, viewer.delegation),
    });
    await startRegistration(transaction, { id, byCode: viewer.delegation }, target.terms);
    return id;
  },
};
