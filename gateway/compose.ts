import 'reflect-metadata';

import { writeFileSync } from 'node:fs';

import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

import { packagePath } from '../shared/config/package-path.js';
import { StartRefused } from '../shared/errors.js';
import { checkSchema } from '../shared/policy/schema-check.js';
import { runMain } from '../shared/run-main.js';
import { buildFederatedSchema } from '../shared/subgraph/build-schema.js';
import { DEFINITIONS } from '../subgraphs/definitions.js';

runMain(async () => {
  const services = await Promise.all(
    DEFINITIONS.map(async ({ name, schema: parts, permissions }) => {
      const { sdl, schema } = await buildFederatedSchema(parts);
      const gaps = checkSchema(permissions, schema);
      if (gaps.length > 0) throw new StartRefused(gaps.map((gap) => `${name}: ${gap}`));
      return { name, sdl };
    }),
  );
  const composed = composeServices(
    // The URL is a name only: each deployment says where its subgraphs are.
    services.map(({ name, sdl }) => ({ name, url: `http://${name}`, typeDefs: parse(sdl) })),
  );
  if (composed.supergraphSdl === undefined) {
    throw new StartRefused(composed.errors.map((error) => error.message));
  }
  for (const { name, sdl } of services) {
    writeFileSync(packagePath(`subgraphs/${name}/schema.graphql`), sdl);
  }
  writeFileSync(packagePath('gateway/supergraph.graphql'), composed.supergraphSdl);
});
