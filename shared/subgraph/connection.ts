import { createHash } from 'node:crypto';

import { GraphQLError } from 'graphql';
import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';

import type { RowReader } from '../database/seat-lines.js';
import { parseTimestamp } from '../database/timestamp.js';
import { readsAssigned } from '../policy/reach.js';
import type { Viewer } from '../viewer/viewer.js';
import type { CursorSeal } from './cursor.js';
import { directionOf, type ListOrder, NEWEST, seek } from './list-order.js';
import type { RecordRows } from './record-rows.js';
import type { Recorded } from './recorded.js';

@ObjectType({ description: 'Where a page stands in its list (Relay cursor connections).' })
@Directive('@shareable')
export class PageInfo {
  @Field({
    description: 'Whether there are records after this page, in what was given to the viewer.',
  })
  hasNextPage!: boolean;
  @Field({
    description: 'Whether there are records before this page, in what was given to the viewer.',
  })
  hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Cursor of the first record of this page.' })
  startCursor!: string | null;
  @Field(() => String, { nullable: true, description: 'Cursor of the last record of this page.' })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'How many records from the start of the list on, 1–100; `first` or `last` is required. Lists start with the newest, unless asked for in another order.',
  })
  first?: number;
  @Field(() => Int, {
    nullable: true,
    description:
      'How many records from the end of the list back, 1–100; `first` or `last` is required.',
  })
  last?: number;
  @Field(() => String, {
    nullable: true,
    description: 'Goes on after this cursor of the same list, filter and order.',
  })
  after?: string;
  @Field(() => String, {
    nullable: true,
    description: 'Goes on before this cursor of the same list, filter and order.',
  })
  before?: string;
}

/** One page of a list; the count is made only when it is asked for. */
export interface Page<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
  readonly totalCount: Promise<number>;
}

/** Makes the connection type of a record type, with its edge type. */
export function connectionOf<T extends Recorded>(
  type: ClassType<T>,
  name: string,
): ClassType<Page<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list.` })
  class Edge {
    @Field({
      description: 'Opaque position in the list, bound to the viewer, the filter and the order.',
    })
    cursor!: string;
    @Field(() => type, { description: 'The record.' })
    node!: T;
  }
  @ObjectType(`${name}Connection`, {
    description: `A page of ${name} records out of what was given to the viewer, in the order of the list.`,
  })
  class Connection {
    @Field(() => [Edge], { description: 'The records of this page with their cursors.' })
    edges!: Edge[];
    @Field(() => [type], { description: 'The records of this page.' })
    nodes!: T[];
    @Field(() => PageInfo, { description: 'Where the page stands.' })
    pageInfo!: PageInfo;
    @Field(() => Int, {
      nullable: true,
      description: 'How many records the list has in what was given to the viewer.',
    })
    totalCount!: number;
  }
  return Connection as unknown as ClassType<Page<T>>;
}

function bad(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/**
 * Checks the size of a page.
 * @throws GraphQLError BAD_USER_INPUT
 */
export function pageSize(args: PageArgs): { readonly size: number; readonly backwards: boolean } {
  const { first = null, last = null } = args;
  if ((first === null) === (last === null)) throw bad('exactly one of first and last is required');
  const size = first ?? last ?? 0;
  if (size < 1 || size > 100) throw bad('first and last must be between 1 and 100');
  return { size, backwards: first === null };
}

/** As many values as the longest enum may come to have: a list that names more says nothing more. */
const MOST_VALUES = 50;
/** As long as a name in a token may be, and nothing that is filtered by is longer. */
const LONGEST_VALUE = 256;

/**
 * Checks how much a filter asks for. Arguments of queries are not validated by decorators of their types, so that it is
 * done here, for all lists alike and before anything is read.
 * @throws GraphQLError BAD_USER_INPUT
 */
export function boundFilter(filter: unknown): void {
  if (typeof filter !== 'object' || filter === null) return;
  for (const [field, value] of Object.entries(filter)) {
    if (Array.isArray(value) && (value.length === 0 || value.length > MOST_VALUES))
      throw bad(`filter.${field} must have 1 to ${String(MOST_VALUES)} values`);
    if (typeof value === 'string' && value.length > LONGEST_VALUE)
      throw bad(`filter.${field} must have at most ${String(LONGEST_VALUE)} characters`);
  }
}

/** What binds a cursor to its list: the viewer's seat, the list's name, its filter and its order. */
export interface ListKey {
  readonly viewer: Viewer;
  readonly list: string;
  readonly filter: unknown;
  /** The newest first where none is named. */
  readonly order?: ListOrder;
}

function bindingOf(key: ListKey): string {
  const { viewer, list, filter } = key;
  const digest = createHash('sha256')
    .update(JSON.stringify(filter ?? null))
    .digest('base64url');
  const order = (key.order ?? NEWEST).name;
  // Where the persons of a seat read different rows, each has its own cursors.
  const person = readsAssigned(viewer.role) ? [viewer.subject] : [];
  return JSON.stringify([viewer.delegation, viewer.seat, list, digest, order, ...person]);
}

/** A record of a page, and the value by which it stands where it does. */
interface Placed<T> {
  readonly node: T;
  readonly value: string | null;
}

/** Seals a record's place when it is asked for: most pages need one cursor, not all. */
function edgeOf<T extends Recorded>(
  { node, value }: Placed<T>,
  seal: CursorSeal,
  binding: string,
): Page<T>['edges'][number] {
  let sealed: string | undefined;
  return {
    node,
    get cursor() {
      sealed ??= seal.seal({ value, id: node.id }, binding);
      return sealed;
    },
  };
}

function infoOf(
  edges: readonly { readonly cursor: string }[],
  beside: Pick<PageInfo, 'hasNextPage' | 'hasPreviousPage'>,
): PageInfo {
  return {
    ...beside,
    get startCursor() {
      return edges[0]?.cursor ?? null;
    },
    get endCursor() {
      return edges.at(-1)?.cursor ?? null;
    },
  };
}

/** Writes down the value by which a row is ordered as cursors keep it; the database keeps no finer times than these. */
function valueOf(cell: string | null, type: ListOrder['type']): string | null {
  return cell === null || type === 'date' ? cell : parseTimestamp(cell).toISOString();
}

/** What a page is read with. */
export interface PageReading<T extends Recorded> {
  readonly read: RowReader;
  readonly rows: RecordRows<T>;
  readonly cursors: CursorSeal;
}

/**
 * Reads one page by keyset and never by offset, with the id as total tie-break. The query's alias must be `r`, and
 * what it joins must have at most one row for each record.
 */
export async function readPage<T extends Recorded>(
  query: SelectQueryBuilder<T>,
  args: PageArgs,
  key: ListKey,
  { read, rows, cursors }: PageReading<T>,
): Promise<Page<T>> {
  const { size, backwards } = pageSize(args);
  const { order = NEWEST } = key;
  const binding = bindingOf(key);
  const counted = query.clone();
  if (args.after != null)
    seek(query, order, directionOf(order, false), ['after', cursors.open(args.after, binding)]);
  if (args.before != null)
    seek(query, order, directionOf(order, true), ['before', cursors.open(args.before, binding)]);
  const direction = directionOf(order, backwards);
  const [text, values] = query
    .addSelect(`${order.by}${order.type === 'date' ? '::text' : ''}`, 'ordered_by')
    .orderBy(order.by, direction)
    .addOrderBy('r.id', direction)
    .limit(size + 1)
    .getQueryAndParameters();
  const found = await read(text, values);
  const more = found.length > size;
  const edges = found
    .slice(0, size)
    .map((cells) => ({
      node: rows.record(cells),
      value: valueOf(cells.at(-1) ?? null, order.type),
    }))
    .map((placed) => edgeOf(placed, cursors, binding));
  if (backwards) edges.reverse();
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: infoOf(edges, {
      hasNextPage: backwards ? args.before != null : more,
      hasPreviousPage: backwards ? more : args.after != null,
    }),
    get totalCount() {
      return counted.getCount();
    },
  };
}
