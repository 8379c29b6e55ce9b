import type { HighItem, LowItem, Pair } from './play.js';
import { familyOf } from './stories/all.js';
import type { Thread } from './stories/family.js';

function without<T>(list: readonly T[], at: number): readonly T[] {
  return [...list.slice(0, at), ...list.slice(at + 1)];
}

function replaced<T>(list: readonly T[], at: number, value: T): readonly T[] {
  return [...list.slice(0, at), value, ...list.slice(at + 1)];
}

function shorter(thread: Thread): Thread | undefined {
  return familyOf(thread.kind).shorter?.(thread);
}

function* smallerLow(low: readonly LowItem[]): Generator<readonly LowItem[]> {
  for (let at = low.length - 1; at >= 0; at -= 1) yield without(low, at);
  for (const [at, item] of low.entries()) {
    const thread = item.kind === 'thread' ? shorter(item.thread) : undefined;
    if (thread) yield replaced(low, at, { kind: 'thread', thread });
  }
}

function* smallerHigh(high: readonly HighItem[]): Generator<readonly HighItem[]> {
  if (high.length > 1) yield [];
  for (let at = high.length - 1; at >= 0; at -= 1) yield without(high, at);
  for (const [at, item] of high.entries()) {
    if (item.during) yield replaced(high, at, { ...item, during: false });
    const thread = shorter(item.thread);
    if (thread) yield replaced(high, at, { ...item, thread });
  }
}

function* smaller(pair: Pair): Generator<Pair> {
  const { highs } = pair;
  // What differs mostly differs from the purge, too.
  if (highs.length > 1) for (const high of highs) yield { ...pair, highs: [high] };
  if (pair.low.length > 1) yield { ...pair, low: [] };
  for (const [at, high] of highs.entries())
    for (const less of smallerHigh(high)) yield { ...pair, highs: replaced(highs, at, less) };
  for (const low of smallerLow(pair.low)) yield { ...pair, low };
}

/** Makes a pair smaller as long as it still fails and there is patience: fewer items first, then shorter ones. */
export async function minimise(
  pair: Pair,
  fails: (pair: Pair) => Promise<boolean>,
  patient: () => boolean,
): Promise<Pair> {
  for (const candidate of smaller(pair)) {
    if (!patient()) return pair;
    if (await fails(candidate)) return minimise(candidate, fails, patient);
  }
  return pair;
}
