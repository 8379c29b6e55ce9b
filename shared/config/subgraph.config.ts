import { z } from 'zod';

import type { DatabasePlace } from '../database/names.js';
import { type Directory, loadDirectory } from '../viewer/directory.js';
import {
  catalogueVariable,
  databasePlace,
  databaseVariables,
  delegationsVariable,
  logVariable,
  workerVariable,
} from './database.config.js';
import { readEnvironment } from './environment.js';

const url = z.url({ protocol: /^https?$/ });

/** What a subgraph in its own process is told. */
export interface SubgraphConfig {
  readonly host: string;
  readonly port: number;
  readonly place: DatabasePlace;
  readonly directory: Directory;
  readonly logLevel: string;
  /** The gateway's public key (JWK, Ed25519) as JSON text. */
  readonly viewerPublicKey: string;
  readonly peers: Readonly<Record<string, string>>;
  /** Whether the server's catalogue must be closed to the seats. */
  readonly catalogue: 'closed' | 'open';
  /** How many subgraph processes share the database server's connections. */
  readonly processes: number;
  /** How often the worker looks for what is due. */
  readonly workEveryMs: number;
}

const variables = {
  ...databaseVariables,
  ...catalogueVariable,
  ...delegationsVariable,
  ...logVariable,
  ...workerVariable,
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  MIZAN_VIEWER_PUBLIC_KEY: z.string().min(1),
  MIZAN_SUBGRAPH_PROCESSES: z.coerce.number().int().min(1).max(64).default(4),
  PARTIES_URL: url,
  INCIDENTS_URL: url,
  EVIDENCE_URL: url,
  MEDIATION_URL: url,
};

/**
 * Reads the configuration of a subgraph's process.
 * @throws StartRefused with every fault in it
 */
export function readSubgraphConfig(environment: NodeJS.ProcessEnv = process.env): SubgraphConfig {
  const read = readEnvironment(variables, environment);
  return {
    host: read.HOST,
    port: read.PORT,
    place: databasePlace(read.DATABASE_URL, read.MIZAN_DATABASE_PREFIX, read.MIZAN_SECRET),
    directory: loadDirectory(read.MIZAN_DELEGATIONS),
    logLevel: read.MIZAN_LOG_LEVEL,
    viewerPublicKey: read.MIZAN_VIEWER_PUBLIC_KEY,
    peers: {
      parties: read.PARTIES_URL,
      incidents: read.INCIDENTS_URL,
      evidence: read.EVIDENCE_URL,
      mediation: read.MEDIATION_URL,
    },
    catalogue: read.MIZAN_CATALOGUE,
    processes: read.MIZAN_SUBGRAPH_PROCESSES,
    workEveryMs: read.MIZAN_WORKER_SECONDS * 1000,
  };
}
