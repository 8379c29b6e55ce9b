import { catalogueVariable, databaseVariables, workerVariable } from './database.config.js';

/** The one-process mode makes for itself what it is not given: a database server and a secret. */
export const oneProcessVariables = {
  ...catalogueVariable,
  ...workerVariable,
  DATABASE_URL: databaseVariables.DATABASE_URL.optional(),
  MIZAN_SECRET: databaseVariables.MIZAN_SECRET.optional(),
  MIZAN_DATABASE_PREFIX: databaseVariables.MIZAN_DATABASE_PREFIX,
};
