import { randomUUID } from 'node:crypto';

import { expect } from '@jest/globals';

import { act, must } from '../../support/acts.js';
import { asOwner } from '../../support/database.js';
import type { Deployment } from '../../support/deployment.js';
import { haveAccessDenied } from '../../support/tasks.js';
import { look } from './life-view.js';

export const REGISTRY = 'sec-secretariat';
export const MEDIATORS = ['tur-mediator', 'qat-mediator'] as const;
/** Never concerned by a case: no assignment, no content, or not of the mechanism. */
export const NEVER = [
  ...['sec-monitor', 'sec-custodian', 'sec-auditor', 'obs-a-observer', 'obs-a-app'],
  null,
];

/** A text as every input takes it. */
export function text(original: string): object {
  return { original, lang: 'en' };
}

/** The acts on a case in one deployment, each at the version that the seat reads now. */
export class Life {
  constructor(private readonly deployment: Deployment) {}

  /** Acts; it has to succeed. */
  async acts(seat: string, name: string, id: string, more: object = {}): Promise<void> {
    await must(this.deployment, seat, name, await this.#input(seat, id, more));
  }

  /** Tries an act; answers the codes and places of what is refused. */
  async refused(
    seat: string,
    name: string,
    id: string,
    more: object = {},
  ): Promise<readonly string[]> {
    const input = await this.#input(seat, id, more);
    const { userErrors } = await act(this.deployment, seat, name, input);
    return userErrors.map((fault) => `${fault.code} ${fault.path.join('.')}`);
  }

  /** Reads the case number, which counts all cases of the pair. */
  async caseNoOf(seat: string, id: string): Promise<string> {
    return ((await look(this.deployment, seat, id)) as { caseNo: string }).caseNo;
  }

  /** Finds the proposal that waits for a co-signature. */
  async proposalOf(id: string): Promise<string> {
    const query = 'query ($id: ID!) { allegation(id: $id) { exitProposals { id status } } }';
    const { body } = await this.deployment.ask(REGISTRY, query, { id });
    const { exitProposals } = body.data?.allegation as {
      exitProposals: readonly { id: string; status: string }[];
    };
    return exitProposals.find(({ status }) => status === 'PROPOSED')?.id ?? '';
  }

  async #input(seat: string, id: string, more: object): Promise<object> {
    const query = 'query ($id: ID!) { allegation(id: $id) { version } }';
    const { body } = await this.deployment.ask(seat, query, { id });
    const { version } = body.data?.allegation as { version: number };
    return { idempotencyKey: randomUUID(), id, expectedVersion: version, ...more };
  }
}

/** Suspends a verification: not before a denial of access is on record. */
export async function expectSuspended(
  deployment: Deployment,
  life: Life,
  id: string,
  host: string,
): Promise<void> {
  const reasons = { reasons: text('The road was closed.') };
  const early = await life.refused(REGISTRY, 'suspendNoAccess', id, reasons);
  expect(early).toEqual(['ILLEGAL_TRANSITION input.id']);
  await haveAccessDenied(deployment, id, host);
  await life.acts(REGISTRY, 'suspendNoAccess', id, reasons);
}

/** Lets a clock run out now, wherever it is known; the worker finds it. */
export async function expireNow(deployment: Deployment, clockId: string): Promise<void> {
  await asOwner(deployment, 'incidents', async (client) => {
    await client.query('BEGIN');
    const { rows } = await client.query<{ schema: string }>(
      `SELECT schemaname AS schema FROM pg_tables WHERE tablename = 'clock'`,
    );
    for (const { schema } of rows)
      await client.query(
        `UPDATE "${schema}".clock SET due_at = date_trunc('second', now()) - interval '1 minute' WHERE id = $1`,
        [clockId],
      );
    await client.query('COMMIT');
  });
}

/** The seats of a side with what each may do, and with what its app sees. */
export function seen(
  side: string,
  persons: object,
  app: object,
  verbs: readonly (readonly string[])[],
): Readonly<Record<string, object>> {
  const [officer = [], head = []] = verbs;
  return {
    [`${side}-officer`]: { ...persons, viewerCan: officer },
    [`${side}-head`]: { ...persons, viewerCan: head },
    [`${side}-app`]: app,
  };
}

/** The seats of the mechanism. */
export function both(mediators: object, registry: object): Readonly<Record<string, object>> {
  return { [MEDIATORS[0]]: mediators, [MEDIATORS[1]]: mediators, [REGISTRY]: registry };
}
