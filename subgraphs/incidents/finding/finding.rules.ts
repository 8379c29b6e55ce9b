import { type FindingOutcome, GRAVITIES, type Gravity, OUTCOMES } from './finding.enums.js';
import type { JudgedAct } from './judged-act.js';

/** What a finding says as a whole. */
export interface Overall {
  readonly outcome: FindingOutcome;
  readonly gravity: Gravity | null;
}

const VIOLATIONS: readonly FindingOutcome[] = ['VIOLATION', 'MUTUAL_VIOLATIONS'];

/** Tells whether an outcome is a breach of the agreement, by one side or both. */
export function isViolation(outcome: FindingOutcome): boolean {
  return VIOLATIONS.includes(outcome);
}

/** Tells whether a gravity is at least another. */
export function atLeastAsGrave(gravity: Gravity | null, least: Gravity): boolean {
  return gravity !== null && GRAVITIES.indexOf(gravity) >= GRAVITIES.indexOf(least);
}

/** Computes the whole from the acts: the weightiest outcome, and the gravity of the gravest violation. */
export function overallOf(acts: readonly Pick<JudgedAct, 'outcome' | 'gravity'>[]): Overall {
  const found = acts.map(({ outcome }) => outcome);
  const grave = acts.map(({ gravity }) => gravity);
  return {
    outcome: OUTCOMES.find((outcome) => found.includes(outcome)) ?? 'NOT_ESTABLISHED',
    gravity: [...GRAVITIES].reverse().find((gravity) => grave.includes(gravity)) ?? null,
  };
}

/** Tells whether a decision on measures is due: a violation at MINOR or above (domain.md 2.4). */
export function needsMeasure({ outcome, gravity }: Overall): boolean {
  return isViolation(outcome) && atLeastAsGrave(gravity, 'MINOR');
}

/** Says how many mediating delegations have to concur: one where the terms leave it to the chair, all by any other rule. */
export function concurrencesNeeded(rule: string | null, mediators: number): number {
  return rule === 'CHAIR_PROCEDURAL' ? Math.min(1, mediators) : mediators;
}
