import type { DelegationKind, Role } from '../viewer/roles.js';
import type { ClassName } from './classes.js';
import type { Course } from './course.js';

/**
 * How a record belongs to a case. A property names the allegation's id; `{ column, of, by }` says that the value of
 * `column` is among the values of `by` in the records of the type `of` that the monitor reads. `{ reader, until }` is
 * the record that says which case (`allegationId`) is whose: a monitor reads its own, until they end.
 */
export type CaseKey =
  | string
  | { readonly column: string; readonly of: string; readonly by: string }
  | { readonly reader: string; readonly until: string };

/** A record type: a TypeORM entity with a table in the mechanism and in every world. */
export interface RecordRule {
  readonly table: string;
  /** The lowest class at which a viewer learns that the record exists. */
  readonly existence: ClassName;
  /** `REFERENCE`: every seat of a delegation that holds a grant reads it. `CASE`: not a monitor without assignment, a custodian or an auditor. */
  readonly reach: 'REFERENCE' | 'CASE';
  /** Opens a record of a case to the monitors to whom the case is assigned; without it no monitor reads the record. */
  readonly caseKey?: CaseKey;
  readonly fields: Readonly<Record<string, ClassName>>;
  /** Columns that are no GraphQL field of the same name. */
  readonly columns?: Readonly<Record<string, ClassName>>;
  /** A record without a GraphQL type: read only by guards and edges. */
  readonly internal?: true;
  /** For records that whole kinds of delegations are given from the start: the clearance of each kind. */
  readonly standing?: Readonly<Partial<Record<DelegationKind, ClassName>>>;
  /** The ways that records of the type go: at each stage, who is given what by which act. */
  readonly courses?: readonly [Course, ...Course[]];
  /** Properties by which a world's table is indexed, besides its id and its time. */
  readonly indexes?: readonly (readonly string[])[];
  /** Properties of which the worlds of some kinds of delegations know how many rows there are of each combination. */
  readonly tally?: { readonly by: readonly string[]; readonly kinds: readonly DelegationKind[] };
}

/** THE DOCUMENT of a subgraph: who may read what, who may do what. Everything else is compiled from it. */
export interface PermissionDocument {
  readonly subgraph: string;
  readonly records: Readonly<Record<string, RecordRule>>;
  /** Types owned elsewhere: the edges that this subgraph owns on them. The world decides what an edge holds. */
  readonly stubs: Readonly<Record<string, Readonly<Record<string, ClassName>>>>;
  /** Types without a row of their own: connections, payloads, aggregates, texts. */
  readonly values: readonly string[];
  readonly queries: Readonly<Record<string, readonly Role[]>>;
  readonly mutations: Readonly<Record<string, readonly Role[]>>;
  /** Arguments (`query.argument.field`) that filter by a field which only these roles can ever read. */
  readonly restrictedArguments?: Readonly<Record<string, readonly Role[]>>;
}

/** The fields that every record has, at the class of its existence. */
export const RECORD_FIELDS = [
  'id',
  'version',
  'createdAt',
  'updatedAt',
  'withheld',
  'viewerCan',
] as const;

/** The columns that every record's table has; they are the world's own bookkeeping. */
export const RECORD_COLUMNS = [
  'id',
  'originator',
  'marking',
  'clearance',
  'onlyRoles',
  'until',
  'version',
  'createdAt',
  'updatedAt',
] as const;

/** Names a document's rules in one immutable value. */
export function definePermissions<const D extends PermissionDocument>(document: D): Readonly<D> {
  return Object.freeze(document);
}

/** Finds the class of a record's field or column; undefined when the document does not say. */
export function fieldClass(record: RecordRule, name: string): ClassName | undefined {
  const known = record.fields[name];
  if (known !== undefined) return known;
  if (RECORD_FIELDS.some((field) => field === name)) return record.existence;
  return record.columns?.[name];
}

/** Finds the record type that says which case is whose; undefined where a document has none. */
export function assignmentsOf({
  records,
}: Pick<PermissionDocument, 'records'>): string | undefined {
  return Object.entries(records).find(
    ([, { caseKey }]) => typeof caseKey === 'object' && 'reader' in caseKey,
  )?.[0];
}
