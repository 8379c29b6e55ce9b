import type { Observer } from './observers.js';
import type { Result } from './search.js';

type Found = NonNullable<Result['found']>;

/** Tells a counter-example so that it can be read, and played again. */
export function tellFinding(who: Observer, { finding, pair, seed, path }: Found): string {
  const { seat, oracle, step, what, place, one, other, between, steps } = finding;
  return [
    `${seat} can tell two histories apart (${oracle}, ${between.join(' against ')}), ${String(steps.length)} steps:`,
    ...steps.map((line) => `  ${line}`),
    `  where: ${step} ${what}, ${place}`,
    `  ${between[0].padEnd(5)}: ${one}`,
    `  ${between[1].padEnd(5)}: ${other}`,
    `  pair: ${JSON.stringify(pair)}`,
    `  replay: npm run leakcheck -- --observer ${who.seat} --seed ${String(seed)} --path ${path}${seat === who.seat ? '' : ' --beside'}`,
  ].join('\n');
}
