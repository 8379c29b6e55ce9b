import type { Call } from './http.js';
import type { Stream } from './randomness.js';

const JSON_TYPE = { 'content-type': 'application/json' };

/** Doors that are there, and doors that are not: none may answer otherwise for what somebody else has done. */
export const DOORS: readonly (readonly [method: string, path: string])[] = [
  ['GET', '/health/live'],
  ['GET', '/health/ready'],
  ['HEAD', '/health/ready'],
  ['GET', '/graphql?query=%7B__typename%7D'],
  ['HEAD', '/graphql'],
  ['OPTIONS', '/graphql'],
  ['PUT', '/graphql'],
  ['DELETE', '/graphql'],
  ['GET', '/'],
  ['GET', '/graphiql'],
  ['GET', '/demo/seats'],
  ['POST', '/token'],
  ['GET', '/token'],
  ['GET', '/oauth/token'],
  ['GET', '/login'],
  ['GET', '/files/anything'],
  ['GET', '/metrics'],
  ['GET', '/graphql/stream'],
  ['GET', '/.well-known/jwks.json'],
  ['POST', '/incidents/graphql'],
];

/** Bodies that somebody has thought of. */
const BODIES: readonly string[] = [
  '',
  '{}',
  '[]',
  'null',
  '{"query":""}',
  '{"query":7}',
  '{"query":"{"}',
  '{"query":"{ nothing }"}',
  '{"query":"{ _service { sdl } }"}',
  '{"query":"{ _entities(representations: [{__typename: \\"Allegation\\", id: \\"x\\"}]) { __typename } }"}',
  '{"query":"query($r:[_Any!]!){ _entities(representations: $r) { __typename } }","variables":{"r":[]}}',
  '{"query":"{ node(id: \\"alg_x\\") { id } }"}',
  '{"query":"query A { viewer { role } } query B { viewer { role } }"}',
  '{"query":"query A { viewer { role } }","operationName":"B"}',
  '{"query":"{ viewer { role } }","variables":[]}',
  '{"query":"{ viewer { role } }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}',
  '[{"query":"{ viewer { role } }"},{"query":"{ viewer { role } }"}]',
  '{"query":"subscription { allegationChanged { id } }"}',
  '{"query":"{ allegations(first: 1000000) { totalCount } }"}',
  '{"query":"{ allegations(first: 1, filter: { evidence: { some: {} } }) { totalCount } }"}',
  '{"query":"{ allegations(first: 1, orderBy: { id: DESC }) { totalCount } }"}',
  '{"query":"{ __type(name: \\"CaucusNote\\") { fields { name } } }"}',
  '{"query":"{ __schema { queryType { fields { name args { name } } } } }"}',
];

/** Makes a request of bytes: one that was thought of, or one with a few of its bytes changed. */
export function bytesCall(stream: Stream): Call {
  const chosen = Buffer.from(BODIES[stream.below(BODIES.length)] ?? '');
  if (chosen.length > 0 && stream.below(2) === 0) {
    for (let change = 0; change <= stream.below(4); change += 1)
      chosen[stream.below(chosen.length)] = stream.below(256);
  }
  return { method: 'POST', path: '/graphql', headers: JSON_TYPE, body: chosen };
}

/** Makes a GraphQL request. */
export function graphqlCall(query: string, variables: object): Call {
  return {
    method: 'POST',
    path: '/graphql',
    headers: JSON_TYPE,
    body: JSON.stringify({ query, variables }),
  };
}
