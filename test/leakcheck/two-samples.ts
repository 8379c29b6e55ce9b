import { Stream } from './randomness.js';

/** Times of two ways of asking, in microseconds. */
export type Samples = readonly [readonly number[], readonly number[]];

/** What two samples say. */
export interface Verdict {
  /** Mann–Whitney's U as a normal deviate: beyond 3.29 chance alone would come so far once in a thousand times. */
  readonly z: number;
  readonly medians: readonly [number, number];
  /** The smallest shift of one of the two that would have been found in 19 of 20 trials. */
  readonly smallest: number;
}

const FOUND = 3.29;
const TRIALS = 20;

/** The middle one of some times. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Mann, Whitney (1947): the rank sum of one sample, against what chance would give it; equal times share their ranks. */
function deviate([one, other]: Samples): number {
  const all = [
    ...one.map((time) => ({ time, mine: 1 })),
    ...other.map((time) => ({ time, mine: 0 })),
  ];
  all.sort((left, right) => left.time - right.time);
  let sum = 0;
  for (let at = 0; at < all.length;) {
    let end = at;
    while (end < all.length && all[end]?.time === all[at]?.time) end += 1;
    const rank = (at + 1 + end) / 2;
    for (let same = at; same < end; same += 1) sum += rank * (all[same]?.mine ?? 0);
    at = end;
  }
  const [n, m] = [one.length, other.length];
  const mean = (n * (n + m + 1)) / 2;
  return (sum - mean) / Math.sqrt((n * m * (n + m + 1)) / 12);
}

/** Shuffles by a stream, so that a run can be repeated. */
function shuffled(values: readonly number[], stream: Stream): readonly number[] {
  return values
    .map((value) => ({ value, key: stream.below(1 << 30) }))
    .sort((one, other) => one.key - other.key)
    .map(({ value }) => value);
}

/** Finds the smallest shift that the test sees: both ways are mixed, and one half of the mixture is shifted. */
function smallestShift([one, other]: Samples): number {
  const stream = new Stream('shift');
  const mixtures = Array.from({ length: TRIALS }, () => shuffled([...one, ...other], stream));
  const sees = (shift: number): boolean =>
    mixtures.filter((mixed) => {
      const half = Math.floor(mixed.length / 2);
      const late = mixed.slice(0, half).map((time) => time + shift);
      return Math.abs(deviate([late, mixed.slice(half)])) > FOUND;
    }).length >=
    TRIALS - 1;
  let shift = 1;
  while (!sees(shift) && shift < 1_000_000) shift *= 1.25;
  return shift;
}

/** Compares the times of two ways of asking, and says how small a difference it would have seen. */
export function compareTimes(samples: Samples): Verdict {
  return {
    z: deviate(samples),
    medians: [median(samples[0]), median(samples[1])],
    smallest: smallestShift(samples),
  };
}
