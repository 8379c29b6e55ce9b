import type { EntityManager } from 'typeorm';

import type { RecordClass } from '../subgraph/recorded.js';
import type { Chore, Due } from './chore.js';

const CLAIM = `
  SELECT id, record_type AS "recordType", record_id AS "recordId" FROM mechanism.record_grant
  WHERE until <= $1 AND ended_at IS NULL AND id <> ALL($2::uuid[])
  ORDER BY until LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;

/**
 * Ends grants whose time is over. The seats have not read the row since that moment, by the worlds' policies; this
 * takes it out of the world and writes the delegation's feed.
 */
export function endDueGrants(types: readonly RecordClass[]): Chore {
  return {
    act: 'endGrant',
    claim: async (manager: EntityManager, at, failed) =>
      (await manager.query<Due[]>(CLAIM, [at, failed]))[0],
    work: async (transaction, { id, recordType, recordId }) => {
      const type = types.find(({ name }) => name === recordType);
      if (!type) throw new Error(`no entity for ${recordType}`);
      await transaction.manager.query(
        'UPDATE mechanism.record_grant SET ended_at = $2, ended_by = $3 WHERE id = $1',
        [id, transaction.at, transaction.act],
      );
      transaction.touch(type, recordId);
    },
  };
}
