import type { FindingContentInput } from './finding.input.js';
import type { Finding } from './finding.entity.js';

type Values = Pick<
  Finding,
  | 'acts'
  | 'standard'
  | 'mode'
  | 'intent'
  | 'attribution'
  | 'reliesOnUndisclosed'
  | 'reliesOnUndisclosedAlone'
  | 'appealOutcome'
> & {
  readonly reasoning: FindingContentInput['reasoning'];
  readonly gist: FindingContentInput['reasoning'] | null;
};

/** Takes what a finding says from what was given; what was not given has no value. */
export function contentOf(input: FindingContentInput): Values {
  const { acts, reasoning, reliesOnUndisclosed } = input;
  return {
    acts: acts.map(({ act, outcome, gravity = null }) => ({ act, outcome, gravity })),
    standard: input.standard ?? null,
    mode: input.mode ?? null,
    intent: input.intent ?? null,
    reasoning,
    attribution: input.attribution ?? null,
    reliesOnUndisclosed,
    reliesOnUndisclosedAlone: input.reliesOnUndisclosedAlone ?? false,
    gist: input.gist ?? null,
    appealOutcome: input.appealOutcome ?? null,
  };
}
