import { coordinatesOf } from './coordinates.js';
import type { Document, DocumentBuilder, Field, Values } from './documents.js';
import { valuesFor } from './eye.js';
import { Stream } from './randomness.js';
import { absentId, type Part } from './scope.js';
import { isAffordable } from './sweeps.js';
import { Wanderer } from './wander.js';

/** One stop: a root field, asked as a seed says. */
interface Stop {
  readonly root: Field;
  readonly mutation: boolean;
  readonly seed: number;
}

/** Documents that are tried for a root field, of which those are kept that ask for something new. */
const TRIES = 200;
/** After so many in a row that ask for nothing new, a root field has nothing more to give. */
const FRUITLESS = 40;
const DEPTH = 3;

const tours = new WeakMap<DocumentBuilder, readonly Stop[]>();

function streamOf({ root, seed }: Stop): Stream {
  return new Stream(`tour ${root.name} ${String(seed)}`);
}

function documentOf(builder: DocumentBuilder, stop: Stop, values: Values): Document {
  const wanderer = new Wanderer(builder, values, true);
  if (!stop.mutation) return wanderer.query([stop.root], DEPTH);
  const [argument] = stop.root.args;
  const input = argument
    ? builder.value(argument.type, argument.name, stop.root.name, values, 'all')
    : {};
  return wanderer.mutation(stop.root, input, 2);
}

/** Chooses documents that together ask for every field and every argument that the schema has. */
function plan(builder: DocumentBuilder): readonly Stop[] {
  const seen = new Set<string>();
  const stops: Stop[] = [];
  const nowhere = { id: (_: Part, prefix: string, nth: number) => absentId(prefix, nth) };
  const fruitless = new Map<Field, number>();
  const consider = (stop: Stop): void => {
    const tries = fruitless.get(stop.root) ?? 0;
    if (tries >= FRUITLESS) return;
    fruitless.set(stop.root, tries + 1);
    const { query, variables } = documentOf(builder, stop, valuesFor(streamOf(stop), nowhere));
    const fresh = [...coordinatesOf(builder.schema, query)].filter((one) => !seen.has(one));
    if (fresh.length === 0 || !isAffordable(builder, query, variables)) return;
    for (const one of fresh) seen.add(one);
    fruitless.set(stop.root, 0);
    stops.push(stop);
  };
  for (let seed = 0; seed < TRIES; seed += 1) {
    for (const root of builder.roots) consider({ root, mutation: false, seed });
    for (const root of builder.mutations) consider({ root, mutation: true, seed });
  }
  return stops;
}

function tourOf(builder: DocumentBuilder): readonly Stop[] {
  const made = tours.get(builder) ?? plan(builder);
  tours.set(builder, made);
  return made;
}

/** Says how many documents a tour has. */
export function tourLength(builder: DocumentBuilder): number {
  return tourOf(builder).length;
}

/** Writes the nth document of the tour. */
export function tourDocument(
  builder: DocumentBuilder,
  nth: number,
  values: (stream: Stream) => Values,
): Document {
  const tour = tourOf(builder);
  const stop = tour[nth % tour.length];
  if (!stop) throw new Error('the schema has no fields');
  return documentOf(builder, stop, values(streamOf(stop)));
}
