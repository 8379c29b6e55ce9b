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
  return (JSON.stringify(value) ?? 'nothing').slice(0, 300);
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

/** Compares what an observer got in two histories, byte for byte. */
export function compareEntries(
  one: readonly Entry[],
  other: readonly Entry[],
): Difference | undefined {
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const [left, right] = [one[at], other[at]];
    const replies = Math.max(left?.replies.length ?? 0, right?.replies.length ?? 0);
    for (let nth = 0; nth < replies; nth += 1) {
      const [mine, theirs] = [left?.replies[nth], right?.replies[nth]];
      if (same(mine, theirs)) continue;
      const place = placeOf(mine, theirs);
      return {
        oracle: 'BYTES',
        step: left?.step ?? right?.step ?? '',
        what: left?.what ?? right?.what ?? '',
        place: `answer ${String(nth + 1)}: ${place.path}`,
        one: shown(place.one),
        other: shown(place.other),
      };
    }
  }
  return undefined;
}

/** What TypeORM asks of a new connection: whether one is open already is not the history's doing. */
const GREETING = /^SELECT (?:\* FROM current_|version\(\))/i;

/** What a seat's statement did: its text and how many rows it gave. */
function workOf(statements: readonly Statement[], role: RegExp): readonly string[] {
  return statements
    .filter(({ role: login, text }) => role.test(login) && !GREETING.test(text))
    .map(({ step, database, text, rows }) => `${step} ${database} ${String(rows)} rows ${text}`)
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
