import type { EntityManager } from 'typeorm';

import type { Boundaries } from './boundary/deployment.js';
import { unexpectedGrants } from './boundary/grants.js';
import { unsafeObjects } from './boundary/objects.js';
import { roleFaults } from './boundary/roles.js';
import { misshapen } from './boundary/shape.js';

/**
 * Asks the catalogue whether any seat could read, run or learn anything outside its world: what its role is,
 * every right that it or PUBLIC has, objects that answer with other rights, and whether each world's tables,
 * views and policies are still those that the migration compiled.
 * @returns the reasons not to start, empty when the walls stand
 */
export async function checkBoundaries(
  manager: EntityManager,
  boundaries: Boundaries,
): Promise<readonly string[]> {
  // Sent together: on one connection the server goes from one to the next without waiting for us.
  const [worlds, roles, grants, objects] = await Promise.all([
    misshapen(manager, boundaries.directory),
    roleFaults(manager, boundaries),
    unexpectedGrants(manager, boundaries),
    unsafeObjects(manager),
  ]);
  return [
    ...roles,
    ...grants,
    ...objects,
    ...worlds.map(({ object, how }) => `the ${object} ${how} since the migration built its world`),
  ];
}
