import type { Act } from '../../../shared/acts/act.js';
import { drafter } from '../../../shared/acts/audiences.js';
import { Allegation } from './allegation.entity.js';
import type { DraftAllegationInput } from './allegation.input.js';
import { createCase } from './create-case.js';
import { type Drafting, draftFaults } from './draft-faults.js';
import { loadDrafting } from './load-drafting.js';

const MARKINGS = { allegation: 'DRAFT', incident: 'DRAFT', report: 'DRAFT' } as const;

/** – → DRAFT: an allegation with its incident and report, which the drafting delegation alone can read; a call stays as it is. */
export const draftAllegation: Act<DraftAllegationInput, Drafting> = {
  name: 'draftAllegation',
  record: Allegation,
  load: loadDrafting,
  guard: draftFaults,
  write: async (transaction, drafting, input) =>
    createCase(transaction, drafting, input, {
      markings: MARKINGS,
      status: 'DRAFT',
      submittedAt: null,
      grants: drafter(transaction.viewer.delegation),
    }),
};
