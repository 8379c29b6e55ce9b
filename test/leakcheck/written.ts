/** Tables that statements of this process have written to, by database: only those have to be set back. */
const written = new Map<string, Set<string>>();

const LOCKING = /\bFOR (?:NO KEY )?UPDATE\b/gi;
const WRITING = /\b(?:INSERT INTO|UPDATE|DELETE FROM|TRUNCATE)\b/i;
const QUALIFIED = /"?\b(mechanism|world_[a-z_]+)"?\."?([a-z_]+)"?/g;
// The mechanism's connections name its tables without a schema.
const OWN = /\b(?:INSERT INTO|UPDATE|DELETE FROM) "([a-z_]+)"(?!\.)/gi;

/** Notes the tables that a statement may write to: every one that a writing statement names. */
export function noteWritten(database: string, statement: string): void {
  const text = statement.replaceAll(LOCKING, '');
  if (!WRITING.test(text)) return;
  const tables = written.get(database) ?? new Set<string>();
  written.set(database, tables);
  for (const [, schema = '', table = ''] of text.matchAll(QUALIFIED))
    tables.add(`"${schema}"."${table}"`);
  for (const [, table = ''] of text.matchAll(OWN)) tables.add(`"mechanism"."${table}"`);
}

/** Gives the tables of a database that were written to since the last call, and forgets them. */
export function takeWritten(database: string): readonly string[] {
  const tables = [...(written.get(database) ?? [])];
  written.delete(database);
  return tables;
}
