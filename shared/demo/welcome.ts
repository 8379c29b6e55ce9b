/** A login that the start lists. */
interface Login {
  readonly name: string;
  readonly delegation: { readonly code: string };
  readonly role: string;
}

/** A first query that is worth asking as two seats: who asks, and the allegations that were given to it. */
export const FIRST_QUERY = `{
  viewer { delegation { code } role }
  allegations(first: 20) {
    totalCount
    nodes { caseNo status act responseState }
  }
}
`;

/** Writes what a newcomer needs after the start: who can log in, a first query, the address of GraphiQL. */
export function welcome(url: string, graphiql: boolean, logins: readonly Login[]): string {
  const width = Math.max(...logins.map((login) => login.name.length));
  const seats = logins.map(
    ({ name, delegation, role }) => `  ${name.padEnd(width)}  ${delegation.code} ${role}`,
  );
  const curl = [
    `  curl -s ${url} -H 'content-type: application/json' \\`,
    `    -H "authorization: Bearer $(npm run -s token -- --as ${logins[0]?.name ?? 'seat'})" \\`,
    `    -d '${JSON.stringify({ query: FIRST_QUERY.replaceAll(/\s+/g, ' ').trim() })}'`,
  ];
  return [
    ...(graphiql ? [`GraphiQL, with a choice of seats: ${new URL('/', url).href}`, ''] : []),
    'Demo seats; a token for each: npm run -s token -- --as <seat>',
    ...seats,
    '',
    'A first query; ask it again as another seat and compare:',
    ...curl,
    '',
    'Ctrl-C stops everything; the data stays.',
    '',
  ].join('\n');
}
