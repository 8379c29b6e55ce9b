import type { Entry } from './play.js';
import type { Reply } from './http.js';
import type { Statement } from './statements.js';

/** The first thing in which two histories differ for the observer. */
export interface Difference {
  readonly oracle: 'BYTES' | 'WORK' | 'ACT' | 'PLAN';
  readonly step: string;
  readonly what: string;
  /** Where in the answer. */
  readonly place: string;
  readonly one: string;
  readonly other: string;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  return (text ?? 'nothing').slice(0, 300);
}

interface Place {
  readonly path: string;
  readonly one: unknown;
  readonly other: unknown;
}

/** Finds the first place in which two values differ. */
function firstPlace(one: unknown, other: unknown, path: string): Place | undefined {
  if (Object.is(one, other)) return undefined;
  const plain = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
  if (!plain(one) || !plain(other) || Array.isArray(one) !== Array.isArray(other))
    return { path, one, other };
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const place = firstPlace(one[key], other[key], `${path}.${key}`);
    if (place) return place;
  }
  // The same values in another order of keys are other bytes.
  return shown(one) === shown(other) ? undefined : { path, one, other };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function placeOf(one: Reply | undefined, other: Reply | undefined): Place {
  const whole = { path: '', one, other };
  if (!one || !other) return whole;
  const head = firstPlace(
    { status: one.status, headers: one.headers },
    { status: other.status, headers: other.headers },
    '',
  );
  const body = firstPlace(parsed(one.body), parsed(other.body), 'body');
  return body ?? head ?? { path: 'body', one: one.body, other: other.body };
}

function same(one: Reply | undefined, other: Reply | undefined): boolean {
  return (
    one?.status === other?.status &&
    one?.body === other?.body &&
    one?.headers.join('\n') === other?.headers.join('\n')
  );
}

function differenceAt(one: Entry | undefined, other: Entry | undefined): Difference | undefined {
  const [mine, theirs] = [one?.replies ?? [], other?.replies ?? []];
  const nth = [...mine, ...theirs].findIndex((_, at) => !same(mine[at], theirs[at]));
  if (nth < 0) return undefined;
  const place = placeOf(mine[nth], theirs[nth]);
  const { step, what } = one ?? other ?? { step: '', what: '' };
  return {
    oracle: 'BYTES',
    step,
    what,
    place: `answer ${String(nth + 1)}: ${place.path}`,
    one: shown(place.one),
    other: shown(place.other),
  };
}

/** Compares what an observer got in two histories, byte for byte. */
export function compareEntries(
  one: readonly Entry[],
  other: readonly Entry[],
): Difference | undefined {
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const found = differenceAt(one[at], other[at]);
    if (found) return found;
  }
  return undefined;
}

/** What TypeORM asks of a new connection: whether one is open already is not the history's doing. */
const GREETING = /^SELECT (?:\* FROM current_|version\(\))/i;

/**
 * What stands around the statements of a monitor's person: those that are asked for while a connection is waited for share
 * a transaction, so that how many there are is chance.
 */
const BRACKETS = /^(?:BEGIN READ ONLY|SELECT set_config\(\$1, \$2, true\)|COMMIT)$/;

interface Work {
  times: number;
  rows: number;
}

/**
 * Adds up what a seat's statements did in each request. Lookups of several ids at once are gathered by the time at which
 * they are asked for: how many statements they become is chance, how many rows they give in all is not.
 */
function workOf(statements: readonly Statement[], role: RegExp): readonly string[] {
  const sums = new Map<string, Work>();
  for (const { role: login, step, database, text, rows } of statements) {
    if (!role.test(login) || GREETING.test(text) || BRACKETS.test(text)) continue;
    const shape = text.replaceAll(/IN \([^)]*\)/g, 'IN (…)');
    const key = `${step} ${database} ${shape}`;
    const sum = sums.get(key) ?? { times: 0, rows: 0 };
    sums.set(key, sum);
    sum.rows += rows;
    const gathered = shape !== text || text.includes(' = ANY($1)');
    sum.times = gathered ? 1 : sum.times + 1;
  }
  return [...sums]
    .map(
      ([key, { times, rows }]) =>
        `${key.slice(0, key.indexOf(' '))} ${String(times)} times ${String(rows)} rows ${key}`,
    )
    .sort();
}

/** Compares the database work that was done for the observer: the same statements, with as many rows each. */
export function compareWork(
  one: readonly Statement[],
  other: readonly Statement[],
  role: RegExp,
): Difference | undefined {
  const [mine, theirs] = [workOf(one, role), workOf(other, role)];
  const at = mine.findIndex((line, index) => line !== theirs[index]);
  if (at < 0 && mine.length === theirs.length) return undefined;
  const place = at < 0 ? mine.length : at;
  return {
    oracle: 'WORK',
    step: (mine[place] ?? theirs[place] ?? '').split(' ')[0] ?? '',
    what: 'a statement of the observer’s seat',
    place: 'statement',
    one: shown(mine[place]),
    other: shown(theirs[place]),
  };
}
