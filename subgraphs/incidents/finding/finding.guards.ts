import type { Fault } from '../../../shared/errors.js';
import { STANDARDS_OF_PROOF } from '../../../shared/subgraph/domain-enums.js';
import type { StandardOfProof } from '../../../shared/subgraph/domain-enums.js';
import type { ProhibitedAct } from '../prohibited-act.js';
import type { KnownTerms } from '../reference-copies/known-terms.entity.js';
import type { Finding } from './finding.entity.js';
import { atLeastAsGrave, isViolation, overallOf } from './finding.rules.js';
import type { JudgedAct } from './judged-act.js';

/** What is checked of a finding, drafted or stored. */
export type Content = Pick<
  Finding,
  'acts' | 'standard' | 'mode' | 'reliesOnUndisclosed' | 'reliesOnUndisclosedAlone'
> & { readonly gist: object | null };

/** What a finding is checked against. */
export interface Measured {
  readonly allegedAct: ProhibitedAct;
  readonly terms: Pick<KnownTerms, 'findingStandard' | 'seriousStandard'>;
}

type Say = (field: readonly string[], message: string) => Fault;

function below(standard: StandardOfProof | null, least: StandardOfProof): boolean {
  return (
    standard === null || STANDARDS_OF_PROOF.indexOf(standard) < STANDARDS_OF_PROOF.indexOf(least)
  );
}

function actFaults(acts: readonly JudgedAct[], alleged: ProhibitedAct, say: Say): readonly Fault[] {
  const names = acts.map(({ act }) => act);
  const twice = acts.flatMap(({ act }, at) =>
    names.indexOf(act) === at
      ? []
      : [say(['acts', String(at), 'act'], 'is judged in another entry')],
  );
  const gravity = acts.flatMap((one, at) => {
    if (isViolation(one.outcome) === (one.gravity !== null)) return [];
    const message = isViolation(one.outcome)
      ? 'a violation needs a gravity'
      : 'what is no violation has no gravity';
    return [say(['acts', String(at), 'gravity'], message)];
  });
  const missing = names.includes(alleged) ? [] : [say(['acts'], 'do not judge the alleged act')];
  return [...twice, ...gravity, ...missing];
}

function proofFaults(content: Content, { terms }: Measured, say: Say): readonly Fault[] {
  const { outcome, gravity } = overallOf(content.acts);
  if (!isViolation(outcome)) return [];
  const serious = atLeastAsGrave(gravity, 'SERIOUS');
  const least = serious ? terms.seriousStandard : terms.findingStandard;
  return [
    ...(content.mode === null ? [say(['mode'], 'a violation needs a mode of responsibility')] : []),
    ...(below(content.standard, least)
      ? [say(['standard'], 'is lower than the terms of reference ask of such a finding')]
      : []),
  ];
}

function relianceFaults(content: Content, say: Say): readonly Fault[] {
  const { reliesOnUndisclosed, reliesOnUndisclosedAlone, gist, acts } = content;
  if (reliesOnUndisclosed !== true) {
    const alone = 'means that it relies on undisclosed material at all';
    return [
      ...(reliesOnUndisclosedAlone === true ? [say(['reliesOnUndisclosedAlone'], alone)] : []),
      ...(gist === null ? [] : [say(['gist'], 'there is no undisclosed material to tell of')]),
    ];
  }
  const grave = atLeastAsGrave(overallOf(acts).gravity, 'SERIOUS');
  const price = 'a finding at SERIOUS or above cannot rest on undisclosed material alone';
  return [
    ...(gist === null ? [say(['gist'], 'is needed where undisclosed material is relied on')] : []),
    ...(reliesOnUndisclosedAlone === true && grave
      ? [say(['reliesOnUndisclosedAlone'], price)]
      : []),
  ];
}

/** Checks what a finding says against the terms of reference; pure. `path` is where it stands in the input. */
export function contentFaults(
  content: Content,
  against: Measured,
  path: readonly string[],
): readonly Fault[] {
  const say: Say = (field, message) => ({
    code: 'BAD_USER_INPUT',
    path: [...path, ...field],
    message,
  });
  return [
    ...actFaults(content.acts, against.allegedAct, say),
    ...proofFaults(content, against, say),
    ...relianceFaults(content, say),
  ];
}
