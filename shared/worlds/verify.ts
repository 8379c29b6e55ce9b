import type { DataSource, EntityManager } from 'typeorm';

import { ownerDataSource } from '../database/connection.js';
import { databaseName } from '../database/names.js';
import { urlOfDatabase } from '../database/owner-url.js';
import type { SubgraphDefinition } from '../subgraph/definition.js';
import type { Directory } from '../viewer/directory.js';
import { filledIn } from './filled.js';
import { differenceStatement } from './projection.js';
import { worldSchema } from './seats.js';
import { type TableSpec, tableSpecs } from './table-spec.js';
import { keepsTally, tallyDifference, tallyName } from './tally.js';

/** One row in which a world is not what the grants and the classes say. */
export interface Difference {
  readonly world: string;
  readonly type: string;
  /** Of a tally, which is of no record, the name of its table. */
  readonly recordId: string;
  /** Whether the world lacks the row (or its value), or holds one that it should not. */
  readonly side: 'MISSING' | 'UNEXPECTED';
}

interface Differing {
  readonly side: Difference['side'];
  readonly holder: string;
  readonly id: string;
}

/** Proves that the tallies of a record type say how many rows its worlds have. */
async function differingTallies(
  manager: EntityManager,
  spec: TableSpec,
  directory: Directory,
): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  for (const { code } of directory.delegations) {
    if (!keepsTally(spec, code, directory)) continue;
    const sums = await manager.query<Pick<Difference, 'side'>[]>(tallyDifference(spec, code));
    const which = { world: worldSchema(code), type: spec.type, recordId: tallyName(spec.table) };
    found.push(...sums.map(({ side }) => ({ ...which, side })));
  }
  return found;
}

/**
 * Proves world == projection for every row of every world of a subgraph. A type is compared in one statement, for all
 * worlds: an act that commits meanwhile is in both of its sides or in none.
 */
async function verifyWorlds(
  { manager }: DataSource,
  specs: readonly TableSpec[],
  directory: Directory,
): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  const codes = directory.delegations.map(({ code }) => code);
  const schemas = ['mechanism', ...codes.map(worldSchema)];
  for (const spec of await filledIn(manager, specs, schemas)) {
    const rows = await manager.query<Differing[]>(differenceStatement(spec, codes), [codes]);
    for (const { side, holder, id } of rows)
      found.push({ world: worldSchema(holder), type: spec.type, recordId: id, side });
  }
  for (const spec of specs) found.push(...(await differingTallies(manager, spec, directory)));
  return found;
}

/** Proves the worlds of several subgraphs, as the owner of their databases. */
export async function verifyAll(
  definitions: readonly SubgraphDefinition[],
  options: { readonly ownerUrl: string; readonly prefix: string; readonly directory: Directory },
): Promise<readonly (Difference & { readonly subgraph: string })[]> {
  const found = await Promise.all(
    definitions.map(async ({ name: subgraph, entities, permissions }) => {
      const url = urlOfDatabase(options.ownerUrl, databaseName(options.prefix, subgraph));
      const source = await ownerDataSource(url, entities, []).initialize();
      try {
        const differences = await verifyWorlds(
          source,
          tableSpecs(permissions, source),
          options.directory,
        );
        return differences.map((difference) => ({ subgraph, ...difference }));
      } finally {
        await source.destroy();
      }
    }),
  );
  return found.flat();
}
