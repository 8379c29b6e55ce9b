import type { GraphQLSchema } from 'graphql';
import type { DataSource } from 'typeorm';

import { parseAudience, receive } from '../acts/inbox.js';
import { ActLanes } from '../acts/act-lanes.js';
import { endDueGrants } from '../acts/end-due-grants.js';
import { Relay } from '../acts/relay.js';
import { type ActRuntime, runAct } from '../acts/run-act.js';
import { Worker } from '../acts/worker.js';
import { dataSource } from '../database/connection.js';
import { type DatabasePlace, mechanismSeat } from '../database/names.js';
import { mechanismConnections, readConnectionBudget } from '../database/connection-budget.js';
import { SeatPools } from '../database/seat-pools.js';
import { StartRefused } from '../errors.js';
import type { Logger } from '../logger.js';
import { checkSchema } from '../policy/schema-check.js';
import { applyShield } from '../policy/shield-tree.js';
import type { Directory } from '../viewer/directory.js';
import type { Viewer } from '../viewer/viewer.js';
import { readerKey } from '../viewer/reader-key.js';
import type { Catalogue } from '../worlds/boundary/deployment.js';
import { checkBoundaries } from '../worlds/boundary-check.js';
import { staleWorlds } from '../worlds/provision.js';
import { allSeats } from '../worlds/seats.js';
import { tableSpecs } from '../worlds/table-spec.js';
import { buildFederatedSchema } from './build-schema.js';
import type { SubgraphContext } from './context.js';
import { CursorSeal } from './cursor.js';
import type { SubgraphDefinition } from './definition.js';
import { RecordTypes } from './record-rows.js';
import type { RecordClass } from './recorded.js';
import type { CallPeer, Subgraph } from './subgraph.js';
import { WorldReads } from './world-reads.js';

/** What a subgraph needs from the one who starts it. */
export interface SubgraphOptions {
  readonly place: DatabasePlace;
  readonly directory: Directory;
  readonly logger: Logger;
  readonly callPeer: CallPeer;
  /** Whether the database server's own catalogue must be closed to the seats; it must, unless said otherwise. */
  readonly catalogue?: Catalogue;
  /** The server's clock; an argument, so that tests run a week in a second. */
  readonly now: () => Date;
  /** How many subgraph processes share the database server's connections. */
  readonly processes: number;
  /** How often the worker looks for what is due; without it, only when it is told to. */
  readonly workEveryMs?: number;
  /** Called when the database has been asked what it must answer before the subgraph starts: it takes a while. */
  readonly asked?: () => void;
}

/** A subgraph with the handles that its own process needs. */
export interface StartedSubgraph extends Subgraph {
  /** Waits until the outbox has been tried. */
  drained(): Promise<void>;
  /** Does what is due by the clock, now. */
  workDue(): Promise<void>;
}

async function openMechanism(
  definition: SubgraphDefinition,
  options: SubgraphOptions,
): Promise<DataSource> {
  const source = dataSource(
    {
      place: options.place,
      subgraph: definition.name,
      seat: mechanismSeat(definition.name),
      schema: 'mechanism',
      connections: mechanismConnections(options.directory.delegations.length),
    },
    definition.entities,
  );
  return source.initialize();
}

/** Compares the database with the policy: refuses seats that reach too far and worlds built under another policy. */
async function checkDatabase(
  definition: SubgraphDefinition,
  options: SubgraphOptions,
  mechanism: DataSource,
): Promise<void> {
  const { directory, place, catalogue = 'closed' } = options;
  const { name, permissions } = definition;
  const specs = tableSpecs(permissions, mechanism);
  const runner = mechanism.createQueryRunner();
  try {
    const { manager } = runner;
    const { prefix } = place;
    const [reasons, stale] = await Promise.all([
      checkBoundaries(manager, { directory, prefix, subgraph: name, catalogue }),
      staleWorlds({ manager, prefix, document: permissions, specs, directory }),
    ]);
    const old = stale.map(
      (world) =>
        `${name}: ${world} was built under another policy, structure or set of seats; run the migration`,
    );
    if (reasons.length + old.length > 0) throw new StartRefused([...reasons, ...old]);
  } finally {
    await runner.release();
  }
}

function runtimeOf(
  definition: SubgraphDefinition,
  options: SubgraphOptions,
  mechanism: DataSource,
  { pools, relay, reads }: Pick<Running, 'pools' | 'relay' | 'reads'>,
): ActRuntime {
  return {
    mechanism,
    directory: options.directory,
    specs: new Map(tableSpecs(definition.permissions, mechanism).map((spec) => [spec.type, spec])),
    announces: definition.announces,
    world: async (viewer) => (await pools.reader(viewer)).manager,
    reads,
    readerKey: (delegation, subject) => readerKey(options.place.secret, delegation, subject),
    audience: async (subgraph, recordId) =>
      parseAudience(await options.callPeer(subgraph, { kind: 'audience', recordId })),
    now: options.now,
    delivered: () => {
      relay.kick();
    },
  };
}

interface Running {
  readonly definition: SubgraphDefinition;
  readonly options: SubgraphOptions;
  readonly mechanism: DataSource;
  readonly pools: SeatPools;
  readonly relay: Relay;
  readonly runtime: ActRuntime;
  readonly worker: Worker;
  /** Opens the reads of one operation or act. */
  readonly reads: (viewer: Viewer) => WorldReads;
}

/** Checks the database and opens what a running subgraph needs of it. */
async function open(
  definition: SubgraphDefinition,
  options: SubgraphOptions,
  mechanism: DataSource,
): Promise<Running> {
  await checkDatabase(definition, options, mechanism);
  const { place, directory, logger, callPeer, processes } = options;
  const seats = new Map(allSeats(directory).map((seat) => [seat.name, seat]));
  const connections = await readConnectionBudget(mechanism, {
    processes,
    delegations: directory.delegations.length,
    seats: seats.size,
  });
  const { name, entities } = definition;
  const pools = new SeatPools(place, name, entities, seats, connections, logger);
  const relay = new Relay(mechanism, name, callPeer, logger);
  const types = new RecordTypes(mechanism, definition.children);
  const cursors = new CursorSeal(place.secret);
  const reads = (viewer: Viewer): WorldReads =>
    new WorldReads(viewer, async () => pools.reader(viewer), types, cursors);
  const runtime = runtimeOf(definition, options, mechanism, { pools, relay, reads });
  const chores = [endDueGrants(entities as readonly RecordClass[]), ...(definition.chores ?? [])];
  const worker = new Worker(runtime, chores, logger, options.workEveryMs);
  return { definition, options, mechanism, pools, relay, runtime, worker, reads };
}

function handles(
  { definition, options, mechanism, pools, relay, runtime, worker, reads: open }: Running,
  schema: GraphQLSchema,
): StartedSubgraph {
  const lanes = new ActLanes();
  const { directory, now, callPeer } = options;
  return {
    name: definition.name,
    schema: applyShield(definition.permissions, schema, options.logger),
    contextFor: (viewer, requestId): SubgraphContext => {
      const reads = open(viewer);
      const perform: SubgraphContext['perform'] = async (act, input) => {
        const outcome = await lanes.run(viewer.delegation, async () =>
          runAct(runtime, viewer, act, input),
        );
        reads.forget();
        return outcome;
      };
      return { viewer, requestId, reads, directory, now, callPeer, perform };
    },
    receive: async (message) => receive(definition, runtime, message),
    ready: async () => {
      await mechanism.query('SELECT 1');
    },
    drained: async () => relay.drained(),
    workDue: async () => worker.round(),
    close: async () => {
      await worker.close();
      await relay.close();
      await pools.close();
      await mechanism.destroy();
    },
  };
}

/** Builds the schema: every field of it has a class. */
async function buildChecked({
  name,
  schema: parts,
  permissions,
}: SubgraphDefinition): Promise<GraphQLSchema> {
  const { schema } = await buildFederatedSchema(parts);
  const gaps = checkSchema(permissions, schema);
  if (gaps.length > 0) throw new StartRefused(gaps.map((gap) => `${name}: ${gap}`));
  return schema;
}

/**
 * Starts a subgraph on its database.
 * @throws StartRefused when a field has no class, a world is stale, a seat could read outside its world,
 * or the database server allows too few connections
 */
export async function startSubgraph(
  definition: SubgraphDefinition,
  options: SubgraphOptions,
): Promise<StartedSubgraph> {
  const mechanism = await openMechanism(definition, options);
  try {
    // The database looks through its catalogue while this thread builds the schema.
    const opening = open(definition, options, mechanism);
    options.asked?.();
    const [running, schema] = await Promise.all([opening, buildChecked(definition)]);
    running.relay.start();
    running.worker.start();
    return handles(running, schema);
  } catch (error) {
    await mechanism.destroy();
    throw error;
  }
}
