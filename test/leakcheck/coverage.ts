import { createHash } from 'node:crypto';

import type { GraphQLSchema } from 'graphql';

import { coordinatesOf, everyCoordinate } from './coordinates.js';
import type { Observer } from './observers.js';
import type { Pair } from './play.js';

/** What kind of difference the high parts of a pair made: the kinds of stories in them. */
function kindsOf(pair: Pair): readonly string[] {
  const kinds = pair.highs.flat().map(({ thread }) => thread.kind);
  return [...new Set(kinds)];
}

/** Counts which fields and arguments were asked, by whom, and while what was different. */
export class Coverage {
  readonly #asked = new Map<string, Set<string>>();
  readonly #seen = new Set<string>();
  #kinds: readonly string[] = [];

  /** Says what differs in the pair that is played now. */
  begin(pair: Pair): void {
    this.#kinds = kindsOf(pair);
  }

  /** Takes a document that was sent. */
  take(schema: GraphQLSchema, query: string, who: Observer): void {
    const key = createHash('sha256')
      .update(`${who.seat} ${this.#kinds.join()} ${query}`)
      .digest('base64');
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    for (const coordinate of coordinatesOf(schema, query)) this.#note(coordinate, who.seat);
  }

  #note(coordinate: string, seat: string): void {
    const cells = this.#asked.get(coordinate) ?? new Set<string>();
    this.#asked.set(coordinate, cells);
    for (const kind of this.#kinds) cells.add(`${seat} × ${kind}`);
    if (this.#kinds.length === 0) cells.add(`${seat} × nothing`);
  }

  /** Lists the coordinates that one of the seats has not asked, with the first such seat. */
  missing(schema: GraphQLSchema, seats: readonly string[]): readonly string[] {
    return everyCoordinate(schema).flatMap((coordinate) => {
      const cells = [...(this.#asked.get(coordinate) ?? [])];
      const seat = seats.find((one) => !cells.some((cell) => cell.startsWith(`${one} × `)));
      return seat === undefined ? [] : [`${coordinate} (${seat})`];
    });
  }

  /** Prints the matrix in short: for each seat how many coordinates were asked under each kind of difference. */
  matrix(schema: GraphQLSchema): readonly string[] {
    const every = everyCoordinate(schema);
    const asked = every.filter((coordinate) => this.#asked.has(coordinate)).length;
    const cells = new Map<string, number>();
    for (const coordinate of every)
      for (const cell of this.#asked.get(coordinate) ?? [])
        cells.set(cell, (cells.get(cell) ?? 0) + 1);
    const kinds = [...new Set([...cells.keys()].map((cell) => cell.split(' × ')[1] ?? ''))].sort();
    const seats = [...new Set([...cells.keys()].map((cell) => cell.split(' × ')[0] ?? ''))].sort();
    const rows = seats.map((seat) =>
      [
        seat.padEnd(22),
        ...kinds.map((kind) => String(cells.get(`${seat} × ${kind}`) ?? 0).padStart(9)),
      ].join(' '),
    );
    return [
      `coordinates asked, of ${String(every.length)}: ${String(asked)}`,
      ['seat'.padEnd(22), ...kinds.map((kind) => kind.padStart(9))].join(' '),
      ...rows,
    ];
  }
}
