import { readFileSync } from 'node:fs';

import { type Authenticate, authenticator } from '../../../gateway/authenticate.js';
import { DemoIssuers } from '../../../gateway/demo-issuers.js';
import { openIssuers } from '../../../gateway/issuers.js';
import { packagePath } from '../../../shared/config/package-path.js';
import { loadDirectory } from '../../../shared/viewer/directory.js';
import { readViewerKey } from '../../../shared/viewer/viewer-key.js';
import { startApolloGateway } from './apollo-gateway.js';
import { startLimit } from './limit.js';
import { type Served, startMizan } from './mizan.js';
import { startPostgraphile } from './postgraphile.js';

const [, , arm = '', json = '{}'] = process.argv;
const served: Served = {
  ...(JSON.parse(json) as Omit<Served, 'directory'>),
  directory: loadDirectory(packagePath('shared/config/delegations.json')),
};

/** What the arms of other makers are told besides. */
interface Beside {
  readonly folder: string;
  readonly urls: Readonly<Record<string, string>>;
  readonly privateKey: string;
  readonly readerUrl: string;
}

async function verifier(): Promise<Authenticate> {
  const { directory, home } = served;
  const demo = await DemoIssuers.open(directory, home, 'test');
  return authenticator(directory, openIssuers(directory, '.', demo));
}

async function besidePostgraphile(): Promise<string> {
  const { folder, readerUrl } = JSON.parse(json) as Beside;
  return startPostgraphile({ folder, readerUrl, authenticate: await verifier() });
}

async function besideApollo(): Promise<string> {
  const { folder, urls, privateKey } = JSON.parse(json) as Beside;
  const { directory } = served;
  return startApolloGateway({
    ...{ folder, urls, directory },
    supergraph: readFileSync(packagePath('gateway/supergraph.graphql'), 'utf8'),
    viewerKey: readViewerKey(privateKey, 'private', 'the viewer key'),
    authenticate: await verifier(),
  });
}

async function started(): Promise<string> {
  if (arm === 'limit') return startLimit(served);
  if (arm === 'apollo-gateway') return besideApollo();
  if (arm === 'postgraphile') return besidePostgraphile();
  return (await startMizan(served)).url;
}

const url = await started();
process.stdout.write(`READY ${url}\n`);
// Nothing of an arm outlives the bench: it ends with its standard input.
// eslint-disable-next-line n/no-process-exit -- whatever it has in hand is nobody's
process.stdin.on('end', () => process.exit(0)).resume();
