import { ownerDataSource } from '../../../shared/database/connection.js';
import { databaseName } from '../../../shared/database/names.js';
import { urlOfDatabase } from '../../../shared/database/owner-url.js';
import type { SubgraphDefinition } from '../../../shared/subgraph/definition.js';
import type { Directory } from '../../../shared/viewer/directory.js';
import { tableSpecs } from '../../../shared/worlds/table-spec.js';
import { DEFINITIONS } from '../../../subgraphs/definitions.js';
import { type Bulk, writeBulk } from './bulk.js';
import { caseRows } from './case-rows.js';
import { evidenceRows } from './evidence-rows.js';
import type { Shape } from './shape.js';

/** A deployment's databases, as their owner reaches them. */
export interface Databases {
  readonly ownerUrl: string;
  readonly prefix: string;
  readonly directory: Directory;
}

async function writeInto(
  { ownerUrl, prefix, directory }: Databases,
  { name, entities, permissions }: SubgraphDefinition,
  bulk: Bulk,
): Promise<void> {
  const url = urlOfDatabase(ownerUrl, databaseName(prefix, name));
  const source = await ownerDataSource(url, entities, []).initialize();
  try {
    const specs = tableSpecs(permissions, source);
    const filled = await source.transaction(async (manager) => {
      await manager.query(`SET LOCAL work_mem = '256MB'`);
      return writeBulk(manager, specs, directory, bulk);
    });
    await source.query(`VACUUM (ANALYZE) ${filled.join(', ')}`);
  } finally {
    await source.destroy();
  }
}

/** Who reads every submission, who what was found, and the two sides. */
export function sidesOf(
  directory: Directory,
): Pick<Shape, 'parties' | 'readers' | 'observers' | 'secretariat'> {
  const [first, second] = directory.ofKind('PARTY');
  const [secretariat = ''] = directory.ofKind('SECRETARIAT');
  if (first === undefined || second === undefined) throw new Error('the bench needs two parties');
  const readers = directory.ofKind('MEDIATOR', 'SECRETARIAT');
  return {
    parties: [first, second],
    readers,
    observers: directory.ofKind('OBSERVER'),
    secretariat,
  };
}

/** Writes cases with their evidence into a deployment that has been migrated, and is at rest. */
export async function writeCases(databases: Databases, shape: Shape): Promise<void> {
  const rows: Readonly<Record<string, Bulk>> = {
    incidents: caseRows(shape),
    evidence: evidenceRows(shape),
  };
  await Promise.all(
    DEFINITIONS.flatMap((definition) => {
      const bulk = rows[definition.name];
      return bulk ? [writeInto(databases, definition, bulk)] : [];
    }),
  );
}
