import fc from 'fast-check';

/** One thing that the observer does; numbers choose among what the schema and the history offer. */
export type Look =
  | {
      readonly kind: 'wander';
      readonly roots: readonly number[];
      readonly depth: number;
      readonly seed: number;
    }
  | { readonly kind: 'sweep'; readonly type: number }
  | {
      readonly kind: 'pages';
      readonly root: number;
      readonly size: number;
      readonly backwards: boolean;
    }
  | { readonly kind: 'guess'; readonly root: number; readonly nth: number }
  | { readonly kind: 'probe'; readonly version: number; readonly nth: number }
  | {
      readonly kind: 'act';
      readonly verb: number;
      readonly target: 'own' | 'hidden' | 'absent' | 'malformed';
      readonly version: number;
      readonly key: number;
      readonly seed: number;
    }
  | {
      readonly kind: 'cursor';
      readonly backwards: boolean;
      readonly what: 'own' | 'altered' | 'foreign' | 'nonsense';
    }
  | { readonly kind: 'bytes'; readonly seed: number }
  | { readonly kind: 'door'; readonly which: number }
  | { readonly kind: 'tour'; readonly from: number; readonly stops: number }
  | { readonly kind: 'everything' };

const some = fc.nat({ max: 40 });
const seed = fc.nat({ max: 0x7fffffff });

const wander = fc.record({
  kind: fc.constant('wander' as const),
  roots: fc.array(some, { minLength: 1, maxLength: 3 }),
  depth: fc.integer({ min: 1, max: 4 }),
  seed,
});
const acts = fc.record({
  kind: fc.constant('act' as const),
  verb: some,
  target: fc.constantFrom('own', 'hidden', 'absent', 'malformed'),
  version: fc.integer({ min: 1, max: 3 }),
  key: fc.nat({ max: 6 }),
  seed,
});

/** Any look. */
export const anyLook: fc.Arbitrary<Look> = fc.oneof(
  { arbitrary: wander, weight: 6 },
  { arbitrary: fc.record({ kind: fc.constant('sweep' as const), type: some }), weight: 3 },
  {
    arbitrary: fc.record({
      kind: fc.constant('pages' as const),
      root: some,
      size: fc.integer({ min: 1, max: 3 }),
      backwards: fc.boolean(),
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('guess' as const),
      root: some,
      nth: fc.nat({ max: 3 }),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('probe' as const),
      version: fc.integer({ min: 1, max: 3 }),
      nth: fc.nat({ max: 3 }),
    }),
    weight: 5,
  },
  { arbitrary: acts, weight: 4 },
  {
    arbitrary: fc.record({
      kind: fc.constant('cursor' as const),
      backwards: fc.boolean(),
      what: fc.constantFrom('own', 'altered', 'foreign', 'foreign', 'nonsense'),
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ kind: fc.constant('bytes' as const), seed }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('door' as const), which: some }), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant('tour' as const),
      from: fc.nat({ max: 999 }),
      stops: fc.integer({ min: 1, max: 3 }),
    }),
    weight: 2,
  },
);
