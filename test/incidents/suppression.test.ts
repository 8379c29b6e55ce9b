import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { suppress } from '../../subgraphs/incidents/statistics/suppression.js';

const X = null;

describe('what of a partition is published, by hand', () => {
  test.each([
    ['nothing is small', [5, 4], 9, [5, 4]],
    [
      'one small cell would follow from the total: the next larger is hidden with it',
      [5, 2],
      7,
      [X, X],
    ],
    ['so it is of three, with the largest shown', [9, 4, 2], 15, [9, X, X]],
    ['two small cells that add up to three', [1, 2, 7], 10, [X, X, 7]],
    ['two small cells that add up to less', [1, 1, 7], 9, [X, X, X]],
    ['a lone zero is small, too', [0, 8], 8, [X, X]],
    ['zeros alone would all be solved', [7, 0, 0, 0, 0], 7, [X, X, X, X, X]],
    ['zeros beside the smallest that is not', [7, 3, 0, 0, 0], 10, [7, X, X, X, X]],
    ['small cells that are all alike would all be solved', [2, 2, 9, 4], 17, [X, X, 9, X]],
    ['cells of one size are hidden together', [2, 5, 5, 9], 21, [X, X, X, 9]],
    ['a total that is small', [1, 1], X, [X, X]],
    ['nothing at all', [0, 0, 0], X, [X, X, X]],
    ['one cell is the total', [4], 4, [4]],
    ['one cell that is small', [2], X, [X]],
    ['no cell', [], X, []],
  ])('%s', (_name, cells, total, shown) => {
    expect(suppress(cells)).toEqual({ total, cells: shown });
  });
});

/** Lists every way to put a number of cases into cells. */
function* tables(cells: number, sum: number): Generator<readonly number[]> {
  if (cells === 1) yield [sum];
  else
    for (let first = 0; first <= sum; first += 1)
      for (const rest of tables(cells - 1, sum - first)) yield [first, ...rest];
}

/** What a reader can solve for: sums of cells that are the same in every table that would be published alike. */
function solved(
  all: readonly (readonly number[])[],
  publish: (table: readonly number[]) => string,
): readonly number[] {
  const alike = new Map<string, (readonly number[])[]>();
  for (const table of all) {
    const key = publish(table);
    alike.set(key, [...(alike.get(key) ?? []), table]);
  }
  return [...alike.values()].flatMap((group) => {
    const width = group[0]?.length ?? 0;
    const found: number[] = [];
    for (let set = 1; set < 2 ** width; set += 1) {
      const sums = new Set(
        group.map((table) => table.reduce((sum, cell, at) => sum + ((set >> at) % 2) * cell, 0)),
      );
      if (sums.size === 1) found.push(...sums);
    }
    return found;
  });
}

/** Every table of so many cells, up to a sum. */
function upTo(cells: number, most: number): readonly (readonly number[])[] {
  return Array.from({ length: most + 1 }, (_, sum) => [...tables(cells, sum)]).flat();
}

describe('a reader who knows all that is published and the rule itself', () => {
  test.each([
    [2, 14],
    [3, 14],
    [4, 11],
    [5, 9],
  ])('solves for no sum under three of any of %i cells', (cells, most) => {
    const all = upTo(cells, most);
    const found = solved(all, (table) => JSON.stringify(suppress(table)));
    expect(found.filter((sum) => sum < 3)).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });

  test.each([
    [2, 2, 10],
    [2, 3, 7],
  ])(
    'nor, from two partitions of %i and %i, of the cells in which they cross',
    (rows, columns, most) => {
      const all = upTo(rows * columns, most);
      const margins = (table: readonly number[]): string => {
        const down = Array.from({ length: columns }, (_, column) =>
          table.filter((_cell, at) => at % columns === column).reduce((sum, cell) => sum + cell, 0),
        );
        const across = Array.from({ length: rows }, (_, row) =>
          table.slice(row * columns, (row + 1) * columns).reduce((sum, cell) => sum + cell, 0),
        );
        return JSON.stringify([suppress(across), suppress(down)]);
      };
      expect(solved(all, margins).filter((sum) => sum < 3)).toEqual([]);
    },
  );

  const CELLS = fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 9 });

  test('for a hidden cell there is always another table that is published alike, with another number there', () => {
    fc.assert(
      fc.property(CELLS, (cells) => {
        const published = suppress(cells);
        for (const [at, cell] of cells.entries()) {
          if (cell >= 3) continue;
          expect(published.cells[at]).toBeNull();
          const others = cells.flatMap((other, place) => {
            if (place === at || published.cells[place] !== null) return [];
            const swapped = cells.with(at, other).with(place, cell);
            const moved = cell > 0 ? cells.with(at, cell - 1).with(place, other + 1) : swapped;
            return [swapped, moved];
          });
          const sum = cells.reduce((all, one) => all + one, 0);
          const heaped = cells.map((_, heap) =>
            cells.map((__, place) => (place === heap ? sum : 0)),
          );
          const fewer = [cells.map(() => 0), cells.map((_, place) => (place === at ? 1 : 0))];
          const alike = [...others, ...heaped, ...fewer].filter(
            (table) =>
              table[at] !== cell && JSON.stringify(suppress(table)) === JSON.stringify(published),
          );
          expect([cells, at, alike.length > 0]).toEqual([cells, at, true]);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('what is shown, and what is not shown together, is three or more; the order of the cells plays no part', () => {
    fc.assert(
      fc.property(CELLS, fc.nat(), (cells, turn) => {
        const { total, cells: shown } = suppress(cells);
        const numbers = shown.filter((cell) => cell !== null);
        expect(numbers.filter((cell) => cell < 3)).toEqual([]);
        const rest = (total ?? 0) - numbers.reduce((sum, cell) => sum + cell, 0);
        expect(total === null || numbers.length === cells.length || rest >= 3).toBe(true);
        const by = turn % cells.length;
        const turned = suppress([...cells.slice(by), ...cells.slice(0, by)]);
        expect(turned.cells).toEqual([...shown.slice(by), ...shown.slice(0, by)]);
      }),
    );
  });
});
