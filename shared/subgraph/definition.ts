import type { ActTransaction } from '../acts/act-transaction.js';
import type { Chore } from '../acts/chore.js';
import type { EntityClass } from '../database/connection.js';
import type { PermissionDocument } from '../policy/document.js';
import type { SchemaParts } from './build-schema.js';
import type { ChildFields } from './child-fields.js';

/** Applies another subgraph's event to this one's own copy, inside the inbox's transaction. */
export type EventHandler = (transaction: ActTransaction, payload: unknown) => Promise<void>;

/** Everything that makes a subgraph: what is left to the runtime is the same for all. */
export interface SubgraphDefinition {
  readonly name: string;
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly EntityClass[];
  readonly permissions: PermissionDocument;
  readonly schema: SchemaParts;
  /** What may be asked for together with the record to which it belongs. */
  readonly children?: ChildFields;
  /** For each record type that other subgraphs link to: those subgraphs. */
  readonly announces: Readonly<Record<string, readonly string[]>>;
  /** Brings records that follow from the configuration up to date, at every migration; safe to repeat. */
  readonly reconcile?: (transaction: ActTransaction) => Promise<void>;
  /** What falls due here by the clock; that grants end is every subgraph's and is not named. */
  readonly chores?: readonly Chore[];
  /** What this subgraph does with other subgraphs' events, by topic. */
  readonly inbox: Readonly<Record<string, EventHandler>>;
}
