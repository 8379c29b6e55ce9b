import { covers, type ClassName } from './classes.js';
import type { RecordRule } from './document.js';

export const WITHHELD_REASONS = [
  'OTHER_PARTY_SUBMISSION',
  'SOURCE_PROTECTION',
  'CAUCUS_CONFIDENCE',
  'STAGE_NOT_REACHED',
  'NOT_ASSIGNED',
  'SCOPE_MISSING',
  'EMBARGOED',
] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/** One field that is null because of the viewer's clearance, and not for want of a value. */
export interface WithheldField {
  readonly field: string;
  readonly class: ClassName;
  readonly reason: WithheldReason;
  /** Code of the delegation whose head may release it; null where nobody may. */
  readonly releasableBy: string | null;
}

/** What `withheld` is computed from: the world's row and whether an app asks. Never the hidden value. */
export interface WithheldInput {
  readonly clearance: ClassName;
  readonly originator: string;
  readonly ownDelegation: string;
  readonly isApp: boolean;
}

function reasonFor(field: ClassName, input: WithheldInput): WithheldReason {
  if (field === 'SOURCE') return 'SOURCE_PROTECTION';
  if (field === 'CAUCUS') return 'CAUCUS_CONFIDENCE';
  if (input.isApp && input.originator === input.ownDelegation) return 'SCOPE_MISSING';
  if (field === 'SUBMITTER' || field === 'DRAFT') return 'OTHER_PARTY_SUBMISSION';
  return input.isApp ? 'SCOPE_MISSING' : 'STAGE_NOT_REACHED';
}

/**
 * Lists the fields of a record which the viewer's clearance does not open. The answer depends on
 * the clearance and the document only, so it says nothing of whether a hidden value is there.
 */
export function withheldFields(record: RecordRule, input: WithheldInput): readonly WithheldField[] {
  return Object.entries(record.fields).flatMap(([field, needed]) => {
    if (covers(input.clearance, needed)) return [];
    const releasable = needed !== 'SOURCE' && needed !== 'DRAFT';
    return [
      {
        field,
        class: needed,
        reason: reasonFor(needed, input),
        releasableBy: releasable ? input.originator : null,
      },
    ];
  });
}
