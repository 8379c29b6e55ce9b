import type { Role } from '../viewer/roles.js';
import type { PermissionDocument } from './document.js';
import { listed, roleWords } from './words.js';

/** Who may call something, in words. */
interface RootRow {
  readonly name: string;
  readonly who: string;
}

/** A table of root fields, arguments or edges. */
export interface RootTable {
  readonly title: string;
  readonly columns: readonly [string, string];
  readonly rows: readonly RootRow[];
}

const ALL = 'every role, the public included';

function rootTable(
  title: string,
  column: string,
  roots: Readonly<Record<string, readonly Role[]>>,
  every: readonly Role[],
): RootTable {
  const rows = Object.entries(roots).map(([name, roles]) => ({
    name,
    who: every.every((role) => roles.includes(role))
      ? ALL
      : listed(roles.map(roleWords)) || 'nobody',
  }));
  return { title, columns: [column, 'who'], rows };
}

/** Lists what can be called in a subgraph and by whom, without the tables that are empty. */
export function rootTables(
  document: PermissionDocument,
  every: readonly Role[],
): readonly RootTable[] {
  const edges = Object.entries(document.stubs).flatMap(([type, fields]) =>
    Object.entries(fields).map(([field, name]) => ({ name: `${type}.${field}`, who: name })),
  );
  const restricted = document.restrictedArguments ?? {};
  const tables: readonly RootTable[] = [
    {
      title: 'Edges on types of other subgraphs',
      columns: ['edge', 'class of what it leads to'],
      rows: edges,
    },
    rootTable('Who may ask', 'query', document.queries, every),
    rootTable('Who may act', 'mutation', document.mutations, every),
    rootTable(
      'Who may filter by a field that others never read',
      'argument of a query',
      restricted,
      every,
    ),
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}
