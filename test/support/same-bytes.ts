import { expect } from '@jest/globals';

import type { Answer } from './client.js';
import type { Deployment } from './deployment.js';

/** What came over the wire, as far as it may not depend on what is hidden. */
function wire({ status, headers, bytes }: Answer): readonly unknown[] {
  return [status, headers, bytes];
}

/** What each seat is answered to a query. */
export async function answersOf(
  deployment: Deployment,
  seats: readonly (string | null)[],
  query: string,
  variables: object = {},
): Promise<readonly (readonly unknown[])[]> {
  return Promise.all(
    seats.map(async (seat) => [
      seat ?? 'public',
      ...wire(await deployment.ask(seat, query, variables)),
    ]),
  );
}

/** Expects the same bytes for an id that is hidden from the seat and for one that never was; gives them. */
export async function expectLikeAbsent(
  deployment: Deployment,
  seat: string | null,
  query: string,
  variables: { readonly hidden: object; readonly absent: object },
): Promise<string> {
  const absent = await deployment.ask(seat, query, variables.absent);
  const hidden = await deployment.ask(seat, query, variables.hidden);
  expect([seat, ...wire(hidden)]).toEqual([seat, ...wire(absent)]);
  return hidden.bytes;
}
