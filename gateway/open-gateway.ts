import { readFileSync } from 'node:fs';

import { packagePath } from '../shared/config/package-path.js';
import { authenticator } from './authenticate.js';
import type { IdentityConfig } from './config.js';
import { openIssuers } from './issuers.js';
import { type Gateway, type GatewayParts, startGateway } from './server.js';

/** What a gateway needs beside the files that it comes with and what follows from its identities. */
type Opening = Omit<GatewayParts, 'directory' | 'supergraph' | 'readyQuery' | 'authenticate'> & {
  readonly identity: IdentityConfig;
};

/** Starts the gateway on the supergraph that it comes with, for the issuers of its delegations. */
export async function openGateway({ identity, ...options }: Opening): Promise<Gateway> {
  const { directory, delegationsFolder } = identity;
  return startGateway({
    ...options,
    directory,
    supergraph: readFileSync(packagePath('gateway/supergraph.graphql'), 'utf8'),
    readyQuery: readFileSync(packagePath('gateway/ready.graphql'), 'utf8'),
    authenticate: authenticator(directory, openIssuers(directory, delegationsFolder, options.demo)),
  });
}
