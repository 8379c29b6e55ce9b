import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

import type { Stream } from './randomness.js';

export type Field = GraphQLField<unknown, unknown>;

/** A request in the making: its text and the values of its variables. */
export interface Document {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Where values of arguments come from. */
export interface Values {
  /** An id for an argument of this name, on this field. */
  id(name: string, field: string): string;
  cursor(): string;
  readonly stream: Stream;
}

const SHORT_TEXTS = ['x', '', '%', 'Photograph', 'First', "'; --", '\u202e', 'Article 2(a)'];
const TIMES = [
  '2025-11-12T00:00:00.000Z',
  '2099-01-03T00:02:00.000Z',
  '2099-01-03T00:05:00.000Z',
  '2027-01-01T00:00:00.000Z',
];
const CODES = ['PAK', 'AFG', 'TUR', 'QAT', 'SEC', 'OBS_A', 'PUBLIC', 'NOBODY'];

function oneOf<T>(stream: Stream, list: readonly T[]): T {
  const found = list[stream.below(list.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

/** Which optional fields of an input are given: `ids` are those that name a record. */
export type Given = 'required' | 'ids' | 'some' | 'all';

/** Builds documents out of the schema that the gateway shows: nothing of Mizan's types is written here. */
export class DocumentBuilder {
  constructor(readonly schema: GraphQLSchema) {}

  /** Names the root fields of queries. */
  get roots(): readonly Field[] {
    return Object.values(this.schema.getQueryType()?.getFields() ?? {});
  }

  /** Names the mutations. */
  get mutations(): readonly Field[] {
    return Object.values(this.schema.getMutationType()?.getFields() ?? {});
  }

  /** Finds the object type of a field; undefined for a plain value. */
  objectOf(field: Field): GraphQLObjectType | undefined {
    const named = getNamedType(field.type);
    return isObjectType(named) ? named : undefined;
  }

  /** A record has an id of its own; everything else is part of what holds it. */
  isRecord(type: GraphQLObjectType): boolean {
    return 'id' in type.getFields();
  }

  /** Selects everything of a type: values whole, records down to the depth given and then by their id. */
  everything(type: GraphQLObjectType, depth: number, page = 20): string {
    return this.#everything(type, depth, page, new Set());
  }

  /** Selects everything of a type, where records that have a list of their own are named by their id alone. */
  everythingOnce(type: GraphQLObjectType, depth: number, page: number): string {
    return this.#everything(type, depth, page, this.#listed());
  }

  #everything(
    type: GraphQLObjectType,
    depth: number,
    page: number,
    known: ReadonlySet<string>,
  ): string {
    const parts = Object.values(type.getFields()).map((field) => {
      const inner = this.objectOf(field);
      if (!inner) return field.name;
      const paging = this.paging(field, page);
      // What a page holds is its own list: it is never shortened to an id.
      const own = field.name === 'nodes';
      // An edge's node is what `nodes` shows too.
      const shortened = depth <= 1 || field.name === 'node' || (!own && known.has(inner.name));
      if (this.isRecord(inner) && shortened) return `${field.name} { id }`;
      const left = this.isRecord(inner) ? depth - 1 : depth;
      return `${field.name}${paging} { ${this.#everything(inner, left, page, known)} }`;
    });
    return parts.join(' ');
  }

  /** The types of which a list shows all; one that shows some only (`overdueClocks`) is not called after its type. */
  #listed(): ReadonlySet<string> {
    const nodes = this.roots.flatMap((root) => {
      const field = this.objectOf(root)?.getFields().nodes;
      const type = field && this.objectOf(field);
      const whole = type && root.name.toLowerCase().startsWith(type.name.toLowerCase().slice(0, 4));
      return whole ? [type.name] : [];
    });
    return new Set(nodes);
  }

  /** Gives the smallest arguments that a list takes. */
  paging(field: Field, first = 20): string {
    return field.args.some(({ name }) => name === 'first') ? `(first: ${String(first)})` : '';
  }

  /** Makes a value for an input, with ids, cursors and the rest from where they come. */
  value(
    type: GraphQLInputType,
    name: string,
    field: string,
    values: Values,
    which: Given,
  ): unknown {
    const { stream } = values;
    const bare = getNullableType(type);
    if (isListType(bare)) {
      return Array.from({ length: 1 + stream.below(2) }, () =>
        this.value(bare.ofType, name, field, values, which),
      );
    }
    const named = getNamedType(bare);
    if (isEnumType(named)) return oneOf(stream, named.getValues()).name;
    if (isInputObjectType(named)) {
      const given = Object.values(named.getFields()).filter(
        (inner) =>
          isRequiredInputField(inner) ||
          which === 'all' ||
          (which === 'ids' && getNamedType(inner.type).name === 'ID') ||
          (which === 'some' && stream.below(3) === 0),
      );
      return Object.fromEntries(
        given.map((inner) => [
          inner.name,
          this.value(inner.type, inner.name, field, values, which),
        ]),
      );
    }
    return this.scalar(named.name, name, field, values);
  }

  private scalar(type: string, name: string, field: string, values: Values): unknown {
    const { stream } = values;
    switch (type) {
      case 'ID':
        return values.id(name, field);
      case 'Int':
        return ['first', 'last'].includes(name) ? 1 + stream.below(6) : stream.below(4);
      case 'Float':
        return stream.below(90) + 0.5;
      case 'Boolean':
        return stream.below(2) === 0;
      case 'DateTime':
        return oneOf(stream, TIMES);
      case 'Date':
        return '2025-11-12';
      case 'DelegationCode':
        return oneOf(stream, CODES);
      default:
        return ['after', 'before'].includes(name) ? values.cursor() : oneOf(stream, SHORT_TEXTS);
    }
  }

  /** Tells whether a mutation takes the id of a record. */
  takesId(field: Field): boolean {
    const type = getNamedType(field.args[0]?.type);
    return (
      isInputObjectType(type) &&
      Object.values(type.getFields()).some(
        ({ name, type: inner }) => name !== 'idempotencyKey' && getNamedType(inner).name === 'ID',
      )
    );
  }

  /** Says which arguments of a field are given: the required ones, one way of paging, and by chance the others. */
  given(field: Field, stream: Stream, full: boolean): readonly Field['args'][number][] {
    const forwards = stream.below(4) > 0;
    return field.args.filter((argument) => {
      const { name } = argument;
      if (name === 'first') return forwards;
      if (name === 'last') return !forwards;
      if (name === 'after' || name === 'before') return stream.below(4) === 0;
      return isRequiredArgument(argument) || full || stream.below(2) === 0;
    });
  }
}

/** Tells whether a field can be selected without going further. */
export function isPlain(field: Field): boolean {
  return isLeafType(getNamedType(field.type));
}
