import { createHash } from 'node:crypto';

import { GraphQLError } from 'graphql';
import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';

import { readsAssigned } from '../policy/reach.js';
import type { Viewer } from '../viewer/viewer.js';
import type { CursorSeal, Position } from './cursor.js';
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
    description: 'How many records from the newest on, 1–100; `first` or `last` is required.',
  })
  first?: number;
  @Field(() => Int, {
    nullable: true,
    description: 'How many records from the oldest on, 1–100; `first` or `last` is required.',
  })
  last?: number;
  @Field(() => String, {
    nullable: true,
    description: 'Goes on after this cursor of the same list and filter.',
  })
  after?: string;
  @Field(() => String, {
    nullable: true,
    description: 'Goes on before this cursor of the same list and filter.',
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
    @Field({ description: 'Opaque position in the list, bound to the viewer and the filter.' })
    cursor!: string;
    @Field(() => type, { description: 'The record.' })
    node!: T;
  }
  @ObjectType(`${name}Connection`, {
    description: `A page of ${name} records out of what was given to the viewer, newest first.`,
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

/** What binds a cursor to its list: the viewer's seat, the list's name and its filter. */
export interface ListKey {
  readonly viewer: Viewer;
  readonly list: string;
  readonly filter: unknown;
}

function bindingOf(key: ListKey): string {
  const { viewer, list, filter } = key;
  const digest = createHash('sha256')
    .update(JSON.stringify(filter ?? null))
    .digest('base64url');
  // Where the persons of a seat read different rows, each has its own cursors.
  const person = readsAssigned(viewer.role) ? [viewer.subject] : [];
  return JSON.stringify([viewer.delegation, viewer.seat, list, digest, ...person]);
}

function seek<T extends Recorded>(
  query: SelectQueryBuilder<T>,
  position: Position,
  direction: '<' | '>',
  name: string,
): void {
  query.andWhere(`(r.created_at, r.id) ${direction} (:${name}At, :${name}Id)`, {
    [`${name}At`]: position.at,
    [`${name}Id`]: position.id,
  });
}

function endsOf(
  edges: readonly { readonly cursor: string }[],
): Pick<PageInfo, 'startCursor' | 'endCursor'> {
  return { startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null };
}

/**
 * Reads one page, newest first with the id as total tie-break, by keyset and never by offset.
 * The query's alias must be `r`.
 */
export async function readPage<T extends Recorded>(
  query: SelectQueryBuilder<T>,
  args: PageArgs,
  key: ListKey,
  cursors: CursorSeal,
): Promise<Page<T>> {
  const { size, backwards } = pageSize(args);
  const binding = bindingOf(key);
  const counted = query.clone();
  if (args.after != null) seek(query, cursors.open(args.after, binding), '<', 'after');
  if (args.before != null) seek(query, cursors.open(args.before, binding), '>', 'before');
  const order = backwards ? 'ASC' : 'DESC';
  const rows = await query
    .orderBy('r.created_at', order)
    .addOrderBy('r.id', order)
    .limit(size + 1)
    .getMany();
  const more = rows.length > size;
  const nodes = rows.slice(0, size);
  if (backwards) nodes.reverse();
  const edges = nodes.map((node) => ({
    node,
    cursor: cursors.seal({ at: node.createdAt, id: node.id }, binding),
  }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: backwards ? args.before != null : more,
      hasPreviousPage: backwards ? more : args.after != null,
      ...endsOf(edges),
    },
    get totalCount() {
      return counted.getCount();
    },
  };
}
