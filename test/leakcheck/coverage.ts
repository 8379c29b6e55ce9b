import {
  getNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

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
  #schema: GraphQLSchema | undefined;

  /** Says what differs in the pair that is played now. */
  begin(pair: Pair): void {
    this.#kinds = kindsOf(pair);
  }

  /** Takes a document that was sent. */
  take(schema: GraphQLSchema, query: string, who: Observer): void {
    this.#schema = schema;
    const key = `${who.seat} ${this.#kinds.join()} ${query}`;
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

  /** Lists the coordinates of the public schema that nobody has asked. */
  missing(schema: GraphQLSchema): readonly string[] {
    return everyCoordinate(schema).filter((coordinate) => !this.#asked.has(coordinate));
  }

  /** Prints the matrix in short: for each seat how many coordinates were asked under each kind of difference. */
  matrix(schema: GraphQLSchema): readonly string[] {
    const all = everyCoordinate(schema).length;
    const cells = new Map<string, number>();
    for (const asked of this.#asked.values())
      for (const cell of asked) cells.set(cell, (cells.get(cell) ?? 0) + 1);
    const kinds = [...new Set([...cells.keys()].map((cell) => cell.split(' × ')[1] ?? ''))].sort();
    const seats = [...new Set([...cells.keys()].map((cell) => cell.split(' × ')[0] ?? ''))].sort();
    const rows = seats.map((seat) =>
      [
        seat.padEnd(22),
        ...kinds.map((kind) => String(cells.get(`${seat} × ${kind}`) ?? 0).padStart(9)),
      ].join(' '),
    );
    return [
      `coordinates asked, of ${String(all)}: ${String(all - this.missing(schema).length)}`,
      ['seat'.padEnd(22), ...kinds.map((kind) => kind.padStart(9))].join(' '),
      ...rows,
    ];
  }

  get schema(): GraphQLSchema | undefined {
    return this.#schema;
  }
}

function everyCoordinate(schema: GraphQLSchema): readonly string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__')) return [];
    if (isInputObjectType(type))
      return Object.keys(type.getFields()).map((field) => `${type.name}.${field}`);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) => [
      `${type.name}.${field.name}`,
      ...field.args.map((argument) => `${type.name}.${field.name}(${argument.name}:)`),
    ]);
  });
}

function inputFields(schema: GraphQLSchema, name: string, seen: Set<string>): readonly string[] {
  const type = schema.getType(name);
  if (!isInputObjectType(type) || seen.has(name)) return [];
  seen.add(name);
  return Object.values(type.getFields()).flatMap((field) => [
    `${name}.${field.name}`,
    ...inputFields(schema, getNamedType(field.type).name, seen),
  ]);
}

/** Names every field and argument that a document mentions; an input counts with its fields, which are given at random. */
function coordinatesOf(schema: GraphQLSchema, query: string): ReadonlySet<string> {
  const found = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    parse(query),
    visitWithTypeInfo(info, {
      Field: () => {
        const parent = info.getParentType();
        const field = info.getFieldDef();
        if (parent && field) found.add(`${parent.name}.${field.name}`);
      },
      Argument: () => {
        const parent = info.getParentType();
        const field = info.getFieldDef();
        const argument = info.getArgument();
        if (!parent || !field || !argument) return;
        found.add(`${parent.name}.${field.name}(${argument.name}:)`);
        const inputs = inputFields(schema, getNamedType(argument.type).name, new Set());
        for (const input of inputs) found.add(input);
      },
    }),
  );
  return found;
}
