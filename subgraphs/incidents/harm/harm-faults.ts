import type { Fault } from '../../../shared/errors.js';
import type { Directory } from '../../../shared/viewer/directory.js';
import { type HarmCategory, type HarmEffect, suits } from './harm.enums.js';
import type { HarmInput } from './harm.input.js';

/** Of what kind harm is: a report has one line of each kind, an incident one confirmed figure. */
export interface HarmKind {
  readonly category: HarmCategory;
  readonly effect: HarmEffect;
  readonly side: string;
}

/** Tells whether two lines are about the same kind of harm. */
export function sameKind(one: HarmKind, other: HarmKind): boolean {
  return one.category === other.category && one.effect === other.effect && one.side === other.side;
}

/** Checks of what kind harm is said to be; pure. */
export function kindFaults(
  { category, effect, side }: HarmKind,
  directory: Directory,
  path: readonly string[],
): readonly Fault[] {
  const faults: Fault[] = [];
  const say = (field: string, message: string): void => {
    faults.push({ code: 'BAD_USER_INPUT', path: [...path, field], message });
  };
  if (directory.find(side)?.kind !== 'PARTY') say('side', 'is not a party to the agreement');
  if (!suits(category, effect)) say('effect', 'does not go with the category');
  return faults;
}

/** Checks a range; pure. */
export function rangeFaults(min: number, max: number, path: readonly string[]): readonly Fault[] {
  if (min <= max) return [];
  return [{ code: 'BAD_USER_INPUT', path, message: 'is greater than the other end of the range' }];
}

/** Checks the harm that a report claims; pure. */
export function harmFaults(
  lines: readonly HarmInput[],
  directory: Directory,
  path: readonly string[],
): readonly Fault[] {
  return lines.flatMap((line, at): readonly Fault[] => {
    const here = [...path, String(at)];
    const twice = lines.slice(0, at).some((earlier) => sameKind(earlier, line));
    return [
      ...kindFaults(line, directory, here),
      ...rangeFaults(line.claimedMin, line.claimedMax, [...here, 'claimedMin']),
      ...(twice
        ? [{ code: 'BAD_USER_INPUT', path: here, message: 'this kind was given before' } as const]
        : []),
    ];
  });
}
