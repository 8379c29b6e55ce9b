import { type Directory, loadDirectory } from '../viewer/directory.js';
import { databaseVariables, delegationsVariable } from './database.config.js';
import { readEnvironment } from './environment.js';

/** What the migration and the tools on the worlds are told; the URL is the owner's. */
export interface OwnerConfig {
  readonly ownerUrl: string;
  readonly prefix: string;
  readonly secret: string;
  readonly directory: Directory;
}

/**
 * Reads the configuration of a tool that works as the owner of the databases.
 * @throws StartRefused with every fault in it
 */
export function readOwnerConfig(environment: NodeJS.ProcessEnv = process.env): OwnerConfig {
  const read = readEnvironment({ ...databaseVariables, ...delegationsVariable }, environment);
  return {
    ownerUrl: read.DATABASE_URL,
    prefix: read.MIZAN_DATABASE_PREFIX,
    secret: read.MIZAN_SECRET,
    directory: loadDirectory(read.MIZAN_DELEGATIONS),
  };
}
