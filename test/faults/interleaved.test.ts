import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { file } from '../support/case.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { recordMechanism } from '../support/mechanism.js';

let deployment: Deployment;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  const places = await recordMechanism(deployment);
  for (const [by, against] of [
    ['pak', 'AFG'],
    ['afg', 'PAK'],
  ] as const) {
    await file(deployment, places, by, against, 'DRAFT');
    await file(deployment, places, by, against, 'SUBMITTED');
  }
});
afterAll(async () => {
  await deployment.stop();
});

const SAME = `query Everything { viewer { delegation { code } role }
  allegations(first: 50) { totalCount nodes { id by { code } basisSummary { original } incident { id reports { narrative { original } } } evidence { id } } }
  evidenceItems(first: 50) { totalCount nodes { id } } }`;
const BROKEN =
  'query Everything { allegation(id: "alg_00000000-0000-4000-8000-000000000000") { id } }';

/** How many requests, how many of them at once, and one in how many is given up half-way. */
const REQUESTS = 1_000;
const AT_ONCE = 40;
const GIVEN_UP = 25;

async function giveUp(token: string): Promise<void> {
  const control = new AbortController();
  const sent = fetch(deployment.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: SAME }),
    signal: control.signal,
  }).then(async (response) => response.text());
  setTimeout(() => {
    control.abort();
  }, 3);
  await sent.catch(() => undefined);
}

/** Records that an answer names. */
function idsIn(bytes: string): readonly string[] {
  return bytes.match(/[a-z]{3}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
}

/** Tells whether parts of an answer did not come in time, on a machine that is too busy, and it names nothing but what the whole one does. */
function isCutShort(bytes: string, whole: string): boolean {
  const { errors = [] } = JSON.parse(bytes) as {
    errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
  const late = errors.every(({ extensions: { code } }) =>
    ['TIMEOUT', 'UNAVAILABLE'].includes(code),
  );
  return errors.length > 0 && late && idsIn(bytes).every((id) => whole.includes(id));
}

describe('1,000 requests of two parties on small pools', () => {
  test('E13 E15 H08 H14: no answer holds a byte of the other side’s, with errors and given-up requests between', async () => {
    const seats = ['pak-officer', 'afg-officer', 'pak-head', 'afg-head', 'tur-mediator', 'pak-app'];
    const expected = new Map<string, string>();
    for (const seat of seats) expected.set(seat, (await deployment.ask(seat, SAME)).bytes);
    // The answers that must not be mixed up do differ.
    expect(new Set(expected.values()).size).toBe(seats.length);
    let next = 0;
    let right = 0;
    const wrong: string[] = [];
    const worker = async (): Promise<void> => {
      for (let n = next++; n < REQUESTS; n = next++) {
        const seat = seats[n % seats.length] ?? '';
        if (n % GIVEN_UP === 0) await giveUp(await deployment.token(seat));
        else if (n % 7 === 0) await deployment.ask(seat, BROKEN);
        else {
          const { bytes } = await deployment.ask(seat, SAME);
          if (bytes === expected.get(seat)) right += 1;
          else if (!isCutShort(bytes, expected.get(seat) ?? '')) wrong.push(`${seat}: ${bytes}`);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(wrong).toEqual([]);
    expect(right).toBeGreaterThan(0);
  }, 180_000);
});
