import path from 'node:path';

import { z } from 'zod';

import { delegationsVariable, logVariable } from '../shared/config/database.config.js';
import { readEnvironment } from '../shared/config/environment.js';
import { type Directory, loadDirectory } from '../shared/viewer/directory.js';
import { DEFAULT_COST } from './cost.js';
import type { Planner } from './graph-options.js';
import { DEFAULT_LIMITS, type DocumentLimits } from './limits.js';

const count = (fallback: number): z.ZodDefault<z.ZodCoercedNumber> =>
  z.coerce.number().int().min(1).max(100_000_000).default(fallback);

/** The variables of the gateway's own work, the same in one process and in its own. */
export const gatewayVariables = {
  ...delegationsVariable,
  ...logVariable,
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  /** Where this machine keeps what it makes for itself: demo keys, the embedded database. */
  MIZAN_DATA_DIR: z.string().default('.mizan'),
  MIZAN_PLANNER: z.enum(['rust', 'js']).default('rust'),
  MIZAN_GRAPHIQL: z.enum(['on', 'off']).optional(),
  MIZAN_MAX_TOKENS: count(DEFAULT_LIMITS.tokens),
  MIZAN_MAX_DEPTH: count(DEFAULT_LIMITS.depth),
  MIZAN_MAX_ALIASES: count(DEFAULT_LIMITS.aliases),
  MIZAN_MAX_DIRECTIVES: count(DEFAULT_LIMITS.directives),
  MIZAN_MAX_SELECTIONS: count(DEFAULT_LIMITS.selections),
  MIZAN_MAX_COST: count(DEFAULT_COST.limit),
  MIZAN_MAX_BODY_BYTES: count(1_048_576),
  MIZAN_SUBGRAPH_TIMEOUT_MS: count(10_000),
  MIZAN_DEADLINE_MS: count(20_000),
};

const url = z.url({ protocol: /^https?$/ });
const processVariables = {
  ...gatewayVariables,
  /** The gateway's private key (JWK, Ed25519) as JSON text. */
  MIZAN_VIEWER_KEY: z.string().min(1),
  PARTIES_URL: url,
  INCIDENTS_URL: url,
  EVIDENCE_URL: url,
  MEDIATION_URL: url,
};

/** What the gateway's server is told. */
export interface GatewaySettings {
  readonly host: string;
  readonly port: number;
  readonly planner: Planner;
  readonly graphiql: boolean;
  readonly limits: DocumentLimits;
  readonly maxCost: number;
  readonly maxBodyBytes: number;
  readonly subgraphTimeoutMs: number;
  /** The longest that one request may take in all. */
  readonly deadlineMs: number;
}

/** What the identities are made of. */
export interface IdentityConfig {
  readonly directory: Directory;
  /** The folder of the delegations file: relative paths of key sets start there. */
  readonly delegationsFolder: string;
  readonly dataFolder: string;
  readonly environment: string | undefined;
}

/** What the gateway is told in its own process. */
export interface GatewayConfig {
  readonly settings: GatewaySettings;
  readonly identity: IdentityConfig;
  readonly logLevel: string;
  readonly viewerKey: string;
  readonly urls: Readonly<Record<string, string>>;
}

type Read = z.infer<z.ZodObject<typeof gatewayVariables>>;

/** Groups the variables of the gateway's server. */
export function gatewaySettings(read: Read): GatewaySettings {
  return {
    host: read.HOST,
    port: read.PORT,
    planner: read.MIZAN_PLANNER,
    graphiql: (read.MIZAN_GRAPHIQL ?? (read.NODE_ENV === 'production' ? 'off' : 'on')) === 'on',
    limits: {
      tokens: read.MIZAN_MAX_TOKENS,
      depth: read.MIZAN_MAX_DEPTH,
      aliases: read.MIZAN_MAX_ALIASES,
      directives: read.MIZAN_MAX_DIRECTIVES,
      selections: read.MIZAN_MAX_SELECTIONS,
    },
    maxCost: read.MIZAN_MAX_COST,
    maxBodyBytes: read.MIZAN_MAX_BODY_BYTES,
    subgraphTimeoutMs: read.MIZAN_SUBGRAPH_TIMEOUT_MS,
    deadlineMs: read.MIZAN_DEADLINE_MS,
  };
}

/** Groups the variables of the identities, and reads the delegations. */
export function identityConfig(
  read: Pick<Read, 'MIZAN_DELEGATIONS' | 'MIZAN_DATA_DIR' | 'NODE_ENV'>,
): IdentityConfig {
  return {
    directory: loadDirectory(read.MIZAN_DELEGATIONS),
    delegationsFolder: path.dirname(path.resolve(read.MIZAN_DELEGATIONS)),
    dataFolder: path.resolve(read.MIZAN_DATA_DIR),
    environment: read.NODE_ENV,
  };
}

/**
 * Reads the configuration of the gateway's own process.
 * @throws StartRefused with every fault in it
 */
export function readGatewayConfig(environment: NodeJS.ProcessEnv = process.env): GatewayConfig {
  const read = readEnvironment(processVariables, environment);
  return {
    settings: gatewaySettings(read),
    identity: identityConfig(read),
    logLevel: read.MIZAN_LOG_LEVEL,
    viewerKey: read.MIZAN_VIEWER_KEY,
    urls: {
      parties: read.PARTIES_URL,
      incidents: read.INCIDENTS_URL,
      evidence: read.EVIDENCE_URL,
      mediation: read.MEDIATION_URL,
    },
  };
}

/** Reads what the tool that prints demo tokens needs. */
export function readIdentityConfig(environment: NodeJS.ProcessEnv = process.env): IdentityConfig {
  const { MIZAN_DELEGATIONS, MIZAN_DATA_DIR, NODE_ENV } = gatewayVariables;
  return identityConfig(
    readEnvironment({ MIZAN_DELEGATIONS, MIZAN_DATA_DIR, NODE_ENV }, environment),
  );
}
