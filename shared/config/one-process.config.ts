import type { z } from 'zod';

import { catalogueVariable, databaseVariables, workerVariable } from './database.config.js';
import { storedSecret } from './stored-secret.js';

/** The one-process mode makes for itself what it is not given: a database server and a secret. */
export const oneProcessVariables = {
  ...catalogueVariable,
  ...workerVariable,
  DATABASE_URL: databaseVariables.DATABASE_URL.optional(),
  MIZAN_SECRET: databaseVariables.MIZAN_SECRET.optional(),
  MIZAN_DATABASE_PREFIX: databaseVariables.MIZAN_DATABASE_PREFIX,
};

type Read = z.infer<z.ZodObject<typeof oneProcessVariables>>;

/** Groups the variables of the databases; the secret is the one given, or one that this machine keeps. */
export function databaseSettings(read: Read, dataFolder: string) {
  return {
    /** The owner's URL where one was given. */
    givenUrl: read.DATABASE_URL,
    prefix: read.MIZAN_DATABASE_PREFIX,
    secret: read.MIZAN_SECRET ?? storedSecret(dataFolder),
    dataFolder,
    catalogue: read.MIZAN_CATALOGUE,
    workEveryMs: read.MIZAN_WORKER_SECONDS * 1000,
  };
}
