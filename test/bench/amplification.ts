import { ownerDataSource } from '../../shared/database/connection.js';
import { databaseName } from '../../shared/database/names.js';
import { urlOfDatabase } from '../../shared/database/owner-url.js';
import { projectStatement, type Receiver } from '../../shared/worlds/projection.js';
import { keepsTally } from '../../shared/worlds/tally.js';
import { worldSchema } from '../../shared/worlds/seats.js';
import { tableSpecs } from '../../shared/worlds/table-spec.js';
import { DEFINITIONS } from '../../subgraphs/definitions.js';
import type { Stage } from './stage.js';

/** What bringing one record into the worlds of so many delegations takes. */
export interface Amplified {
  readonly delegations: number;
  /** Rows written: of worlds, of their feeds, and of what each delegation knows. */
  readonly rows: number;
  readonly ms: number;
}

interface Explained {
  readonly 'QUERY PLAN': readonly [{ readonly 'Execution Time': number }];
}

const TIMES = 15;
const NEWEST = `SELECT id FROM mechanism.allegation WHERE status = 'DETERMINED' ORDER BY created_at DESC, id DESC LIMIT 1`;

/** Takes an allegation out of worlds and projects it into them anew, again and again, and lets nothing of it stand. */
export async function amplificationOf(stage: Stage): Promise<readonly Amplified[]> {
  const definition = DEFINITIONS.find(({ name }) => name === 'incidents');
  if (!definition) throw new Error('the incidents are a subgraph');
  const { ownerUrl, prefix, directory } = stage;
  const url = urlOfDatabase(ownerUrl, databaseName(prefix, definition.name));
  const source = await ownerDataSource(url, definition.entities, []).initialize();
  try {
    const spec = tableSpecs(definition.permissions, source).find(
      ({ type }) => type === 'Allegation',
    );
    if (!spec) throw new Error('allegations have a table');
    const holders = directory.ofKind('PARTY', 'MEDIATOR', 'SECRETARIAT');
    const [{ id } = { id: '' }] = await source.query<{ id: string }[]>(NEWEST);
    const measured: Amplified[] = [];
    const receiver = (delegation: string): Receiver => ({
      delegation,
      tally: keepsTally(spec, delegation, directory),
    });
    for (let many = 1; many <= holders.length; many += 1) {
      const delegations = holders.slice(0, many).sort();
      const held = delegations.map(receiver);
      const times: number[] = [];
      for (let time = 0; time < TIMES; time += 1) {
        const runner = source.createQueryRunner();
        await runner.startTransaction();
        await runner.query("SET LOCAL plan_cache_mode = 'force_generic_plan'");
        for (const code of delegations)
          await runner.query(`DELETE FROM ${worldSchema(code)}.allegation WHERE id = $1`, [id]);
        const explained = (await runner.query(
          `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${projectStatement(spec, { held, fresh: [] })}`,
          [delegations, [id], new Date()],
        )) as readonly Explained[];
        times.push(explained[0]?.['QUERY PLAN'][0]['Execution Time'] ?? 0);
        await runner.rollbackTransaction();
        await runner.release();
      }
      times.sort((one, other) => one - other);
      measured.push({
        delegations: many,
        rows: 3 * many + held.filter(({ tally }) => tally).length,
        ms: times[Math.floor(TIMES / 2)] ?? 0,
      });
    }
    return measured;
  } finally {
    await source.destroy();
  }
}
