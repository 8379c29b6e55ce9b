import http from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import type { Authenticate } from '../../../gateway/authenticate.js';
import { DELEGATION_SETTING, SUBJECT_SETTING } from '../postgraphile/guarded-sql.js';

/** What PostGraphile is given: its database as the reading role, and the same signatures. */
export interface Guarded {
  /** Where its packages are. */
  readonly folder: string;
  readonly readerUrl: string;
  readonly authenticate: Authenticate;
}

interface Instance {
  createServ(adaptor: unknown): { addTo(server: http.Server): Promise<void> };
}
interface Packages {
  readonly postgraphile: { readonly postgraphile: (preset: object) => Instance };
  readonly 'postgraphile/presets/amber': { readonly PostGraphileAmberPreset: object };
  readonly 'postgraphile/adaptors/pg': { readonly makePgService: (options: object) => object };
  readonly 'postgraphile/grafserv/node': { readonly grafserv: unknown };
}

interface RequestContext {
  readonly node?: { readonly req: http.IncomingMessage };
}

/** Says to PostgreSQL who asks, from the same token as before Mizan. */
function contextOf(authenticate: Authenticate) {
  return async ({ node }: RequestContext): Promise<object> => {
    const { delegation, subject } = await authenticate(node?.req.rawHeaders ?? []);
    return { pgSettings: { [DELEGATION_SETTING]: delegation, [SUBJECT_SETTING]: subject } };
  };
}

/** Starts PostGraphile with the preset that it recommends; prepared statements and its caches are on by default. */
export async function startPostgraphile(guarded: Guarded): Promise<string> {
  const require = createRequire(path.join(guarded.folder, 'package.json'));
  const load = <Name extends keyof Packages>(name: Name) => require(name) as Packages[Name];
  const { postgraphile } = load('postgraphile');
  const { PostGraphileAmberPreset } = load('postgraphile/presets/amber');
  const { makePgService } = load('postgraphile/adaptors/pg');
  const { grafserv } = load('postgraphile/grafserv/node');
  // The pool keeps its connections, as the limit's does: a new one has no prepared statements.
  const poolConfig = { max: 10, idleTimeoutMillis: 0 };
  const service = { connectionString: guarded.readerUrl, schemas: ['app'], pubsub: false };
  const instance = postgraphile({
    extends: [PostGraphileAmberPreset],
    pgServices: [makePgService({ ...service, poolConfig })],
    // Lists without the frame of a connection, where nobody asks for a page: the leaner of its two forms.
    schema: { defaultBehavior: '+list' },
    grafast: { context: contextOf(guarded.authenticate), explain: false },
    grafserv: { graphiql: false, watch: false, websockets: false },
  });
  const server = http.createServer();
  await instance.createServ(grafserv).addTo(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`;
}
