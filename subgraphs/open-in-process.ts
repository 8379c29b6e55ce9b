import { databasePlace } from '../shared/config/database.config.js';
import { migrateAll } from '../shared/database/migrate.js';
import { MigrationMark } from '../shared/database/migration-mark.js';
import type { StartedSubgraph, SubgraphOptions } from '../shared/subgraph/start-subgraph.js';
import { DEFINITIONS } from './definitions.js';
import { startInProcess } from './start-in-process.js';

/** What the one-process mode knows of its databases, and who hears of its progress. */
export interface OneProcess extends Pick<
  SubgraphOptions,
  'directory' | 'logger' | 'catalogue' | 'workEveryMs' | 'now' | 'asked'
> {
  readonly ownerUrl: string;
  /** The owner's URL where one was given; undefined for the embedded server. */
  readonly givenUrl: string | undefined;
  readonly prefix: string;
  readonly secret: string;
  readonly dataFolder: string;
  readonly delegationsFile: string;
  readonly say: (line: string) => void;
}

/**
 * Starts every subgraph in this process, on databases that it first brings up to date where this build has not yet.
 * @throws StartRefused when the databases stay other than the program, or let a seat out of its world
 */
export async function openInProcess(options: OneProcess): Promise<readonly StartedSubgraph[]> {
  const { ownerUrl, givenUrl, prefix, secret, dataFolder, delegationsFile, say, ...shared } =
    options;
  const place = databasePlace(ownerUrl, prefix, secret);
  const start = async (): Promise<readonly StartedSubgraph[]> => {
    say('Starting the subgraphs …');
    return startInProcess({ ...shared, place });
  };
  const mark = new MigrationMark(dataFolder, { url: givenUrl, prefix, secret, delegationsFile });
  if (mark.stands) {
    try {
      return await start();
    } catch {
      // Whatever it was, the migration mends it or says what it is.
    }
  }
  say('Bringing the databases up to date …');
  const { directory, now } = shared;
  await migrateAll(DEFINITIONS, { ownerUrl, prefix, secret, directory, worlds: 'changed', now });
  mark.set();
  return start();
}
