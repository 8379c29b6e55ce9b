import { z } from 'zod';

import type { DatabasePlace } from '../database/names.js';
import { StartRefused } from '../errors.js';
import { packagePath } from './package-path.js';

/** The variables that say where PostgreSQL is and how this deployment names and locks what it owns there. */
export const databaseVariables = {
  /** The deployment's secret: seat passwords, cursors and internal calls derive from it. At least 32 characters. */
  MIZAN_SECRET: z.string().min(32),
  /** Starts the name of every database and role, so that two deployments can share a server. */
  MIZAN_DATABASE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9]{0,15}$/)
    .default('mizan'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
};

/** The file that says which delegations there are. */
export const delegationsVariable = {
  MIZAN_DELEGATIONS: z.string().default(packagePath('shared/config/delegations.json')),
};

/**
 * `open` accepts that the server's own catalogue tells the seats of each other's names, sizes and activity:
 * for a server whose superuser is not ours (docs/operating.md).
 */
export const catalogueVariable = {
  MIZAN_CATALOGUE: z.enum(['closed', 'open']).default('closed'),
};

/** How many seconds pass before a subgraph looks again for what has fallen due: clocks, grants that end. */
export const workerVariable = {
  MIZAN_WORKER_SECONDS: z.coerce.number().min(0.05).max(3600).default(5),
};

/** How much is written to the log. */
export const logVariable = {
  MIZAN_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
};

/** Places a deployment's databases; a password in the URL is the owner's and is dropped here. */
export function databasePlace(url: string, prefix: string, secret: string): DatabasePlace {
  const { hostname, port } = new URL(url);
  if (hostname === '') throw new StartRefused(['DATABASE_URL: names no host']);
  return { host: hostname, port: port === '' ? 5432 : Number(port), prefix, secret };
}
