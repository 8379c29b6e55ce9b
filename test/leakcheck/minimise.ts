import type { HighItem, LowItem, Pair } from './play.js';
import type { Thread } from './threads.js';

function without<T>(list: readonly T[], at: number): readonly T[] {
  return [...list.slice(0, at), ...list.slice(at + 1)];
}

function replaced<T>(list: readonly T[], at: number, value: T): readonly T[] {
  return [...list.slice(0, at), value, ...list.slice(at + 1)];
}

/** The same story, told shorter. */
function shorter(thread: Thread): Thread | undefined {
  if (thread.kind === 'case')
    return thread.stage > 0 ? { ...thread, stage: thread.stage - 1 } : undefined;
  if (thread.kind === 'session')
    return thread.moved > 0 ? { ...thread, moved: thread.moved - 1 } : undefined;
  if (thread.kind === 'flood') return thread.rows > 1 ? { ...thread, rows: 1 } : undefined;
  return ending(thread);
}

/** A story that may stop before its last act, without it. */
function ending(thread: Thread): Thread | undefined {
  if (thread.kind === 'note' && thread.confirmed) return { ...thread, confirmed: false };
  if (thread.kind === 'member' && thread.ended) return { ...thread, ended: false };
  if (thread.kind === 'evidence' && thread.sealed) return { ...thread, sealed: false };
  return undefined;
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
  for (const other of smallerHigh(pair.other)) yield { ...pair, other };
  for (const one of smallerHigh(pair.one)) yield { ...pair, one };
  for (const low of smallerLow(pair.low)) yield { ...pair, low };
}

/** Makes a pair smaller as long as it still fails: fewer items first, then shorter ones. */
export async function minimise(
  pair: Pair,
  fails: (pair: Pair) => Promise<boolean>,
  until: number,
): Promise<Pair> {
  for (const candidate of smaller(pair)) {
    if (Date.now() > until) return pair;
    if (await fails(candidate)) return minimise(candidate, fails, until);
  }
  return pair;
}
