import type { EntityManager } from 'typeorm';

import { FIRST_OWN_OBJECT } from '../../database/catalogue.js';

// In every schema that did not come with the server: whoever made it, it answers with its owner's rights,
// copies rows, or carries them past a policy.
const UNSAFE = `
  WITH relation AS (
    SELECT c.*, n.nspname, n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid >= ${String(FIRST_OWN_OBJECT)} AND n.nspname NOT IN ('pg_toast')
  )
  SELECT 'the function ' || n.nspname || '.' || p.proname || ' runs with its owner''s rights' AS reason
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE p.prosecdef AND p.oid >= ${String(FIRST_OWN_OBJECT)}
  UNION ALL
  SELECT 'the view ' || name || ' reads with its owner''s rights' FROM relation
  WHERE relkind = 'm' OR (relkind = 'v' AND NOT COALESCE(reloptions::text[] && ARRAY['security_invoker=true', 'security_invoker=on'], false))
  UNION ALL
  SELECT 'the foreign table ' || name || ' reads another server' FROM relation WHERE relkind = 'f'
  UNION ALL
  SELECT 'the table ' || name || ' has no row security' FROM relation
  WHERE nspname LIKE 'world\\_%' AND relkind IN ('r', 'p') AND relname <> 'change' AND NOT relrowsecurity
  UNION ALL
  SELECT 'the table ' || r.name || ' inherits: the rows of one are read with the rights of the other'
  FROM relation r JOIN pg_inherits i ON r.oid IN (i.inhrelid, i.inhparent) WHERE r.relkind IN ('r', 'p')
  UNION ALL
  SELECT 'the table ' || r.name || ' has the trigger ' || t.tgname FROM relation r JOIN pg_trigger t ON t.tgrelid = r.oid
  WHERE r.nspname LIKE 'world\\_%' AND NOT t.tgisinternal
  UNION ALL
  SELECT 'the relation ' || r.name || ' has the rule ' || w.rulename FROM relation r JOIN pg_rewrite w ON w.ev_class = r.oid WHERE w.rulename <> '_RETURN'
  UNION ALL
  SELECT 'the extension ' || extname || ' is installed' FROM pg_extension WHERE extname <> 'plpgsql'
  UNION ALL
  SELECT 'the foreign data wrapper ' || fdwname || ' reaches other servers' FROM pg_foreign_data_wrapper
  UNION ALL
  SELECT 'the foreign server ' || srvname || ' is another server' FROM pg_foreign_server
  UNION ALL
  SELECT 'the foreign server ' || srvname || ' has a login for ' || usename FROM pg_user_mappings
  UNION ALL
  SELECT 'the large object ' || oid || ' is in the database' FROM pg_largeobject_metadata
  UNION ALL
  SELECT 'the event trigger ' || evtname || ' runs at changes of the structure' FROM pg_event_trigger
  UNION ALL
  SELECT 'the publication ' || pubname || ' sends rows away' FROM pg_publication
  UNION ALL
  SELECT 'the subscription ' || subname || ' writes rows from elsewhere' FROM pg_subscription
  WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** Finds the objects that no sound database of ours has, whatever anyone's rights on them. */
export async function unsafeObjects(manager: EntityManager): Promise<readonly string[]> {
  const rows = await manager.query<{ reason: string }[]>(UNSAFE);
  return rows.map((row) => row.reason);
}
