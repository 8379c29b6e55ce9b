import type { Fault } from '../../../shared/errors.js';
import {
  evidenceVerbs,
  nextStatus,
  type EvidenceVerb,
  type Situation,
} from './evidence-item.state.js';

/** What of a draft can be wrong only together with something else. */
export interface DraftClaims {
  readonly collectedAt?: Date | null;
  readonly allegationId?: string | null;
  readonly relevance?: object | null;
}

/** What sealing fixes. */
export interface SealedClaims {
  readonly sha256: string | null;
  readonly size: number | null;
  readonly mediaType: string | null;
}

const SEALED_FIELDS = ['sha256', 'size', 'mediaType'] as const;

function fault(field: string, message: string): Fault {
  return { code: 'BAD_USER_INPUT', path: ['input', field], message };
}

/** Refuses an act that is not open to the actor now, and says which are. */
export function transitionFaults(
  verb: EvidenceVerb,
  situation: Situation,
  path: readonly string[],
): readonly Fault[] {
  if (nextStatus(verb, situation)) return [];
  const open = evidenceVerbs(situation).join(', ') || 'none';
  return [
    {
      code: 'ILLEGAL_TRANSITION',
      path,
      message: `the evidence item is ${situation.status}; open to you now: ${open}`,
    },
  ];
}

/** Checks a new evidence item. */
export function draftFaults(claims: DraftClaims, at: Date): readonly Fault[] {
  const faults: Fault[] = [];
  if (claims.collectedAt && claims.collectedAt > at)
    faults.push(fault('collectedAt', 'is in the future'));
  if (claims.relevance && claims.allegationId == null)
    faults.push(fault('relevance', 'needs the allegation (allegationId) that it speaks of'));
  return faults;
}

/** Completes a draft's claims with those given at sealing. */
export function completed(draft: SealedClaims, given: Partial<SealedClaims>): SealedClaims {
  return {
    sha256: draft.sha256 ?? given.sha256 ?? null,
    size: draft.size ?? given.size ?? null,
    mediaType: draft.mediaType ?? given.mediaType ?? null,
  };
}

/** Checks that what is sealed is whole, and that nothing in the draft is changed by it. */
export function sealFaults(draft: SealedClaims, given: Partial<SealedClaims>): readonly Fault[] {
  const whole = completed(draft, given);
  return SEALED_FIELDS.flatMap((field) => {
    if (whole[field] === null) return [fault(field, 'is needed to seal the evidence item')];
    const other = given[field];
    if (other != null && other !== whole[field])
      return [fault(field, 'is not what the draft says; draft the evidence item anew')];
    return [];
  });
}

/** How many links one delegation may make, counted on each of their two ends. */
const MOST_LINKS = 100;

/** Bounds the lists on both ends of a link; only the actor's own links are counted. */
export function linkFaults(
  own: { readonly ofItem: number; readonly ofAllegation: number },
  path: readonly string[],
): readonly Fault[] {
  if (own.ofItem < MOST_LINKS && own.ofAllegation < MOST_LINKS) return [];
  return [
    {
      code: 'BAD_USER_INPUT',
      path,
      message: `a delegation can link an evidence item to ${String(MOST_LINKS)} allegations and an allegation to ${String(MOST_LINKS)} evidence items`,
    },
  ];
}
