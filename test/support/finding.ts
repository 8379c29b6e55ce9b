import { randomUUID } from 'node:crypto';

import { act, must } from './acts.js';
import { file } from './case.js';
import type { Deployment } from './deployment.js';
import type { Places } from './mechanism.js';
import { letPass } from './passing-time.js';
import { words } from './perform.js';
import { haveReviewed } from './tasks.js';

const REGISTRY = 'sec-secretariat';

/** What a finding says: fire by own forces, made out as the terms ask for. */
export function content(changes: object = {}): object {
  return {
    acts: [{ act: 'SMALL_ARMS_FIRE', outcome: 'VIOLATION', gravity: 'MINOR' }],
    standard: 'BALANCE_OF_PROBABILITIES',
    mode: 'OWN_FORCES',
    intent: 'UNDETERMINED',
    reasoning: words('The crater and the logbook agree.'),
    attribution: 'Post 14',
    reliesOnUndisclosed: true,
    gist: words('A record of one side supports the time.'),
    ...changes,
  };
}

/** Acts on cases and findings, each at the version that the seat reads now. */
export class Findings {
  constructor(
    private readonly deployment: Deployment,
    private readonly places: Places,
  ) {}

  /** Files a case of one side against the other and has it verified, or only taken up for that; answers its id. */
  async verified(
    one: string,
    other: string,
    review: 'reviewed' | 'not reviewed' = 'reviewed',
  ): Promise<string> {
    const filed = await file(this.deployment, this.places, one, other.toUpperCase(), 'NOTIFIED');
    const { allegation: id } = filed;
    await must(this.deployment, `${other}-officer`, 'submitStatement', {
      ...{ idempotencyKey: randomUUID(), allegationId: id, expectedVersion: 1 },
      ...{ kind: 'DENIES', text: words('Denied.') },
    });
    await this.onCase(REGISTRY, 'startVerification', id);
    if (review === 'reviewed') await haveReviewed(this.deployment, id);
    return id;
  }

  /** Brings a case to FINDING_SHARED, with a review where no report bears the draft out yet; answers the version. */
  async shared(caseId: string, changes: object = {}): Promise<string> {
    const id = await this.onCase(REGISTRY, 'draftFinding', caseId, { finding: content(changes) });
    const query = 'query ($id: ID!) { finding(id: $id) { viewerCan } }';
    const { body } = await this.deployment.ask(REGISTRY, query, { id });
    const { viewerCan } = body.data?.finding as { viewerCan: readonly string[] };
    if (!viewerCan.includes('SHARE_FINDING')) await haveReviewed(this.deployment, caseId);
    return this.onFinding(REGISTRY, 'shareFinding', id);
  }

  /** Has both parties comment on a shared version. */
  async heard(id: string, one: string, other: string): Promise<void> {
    for (const side of [one, other])
      await this.onFinding(`${side}-officer`, 'commentOnFinding', id, { text: words('Noted.') });
  }

  /** Has every mediator concur in a shared version on which both parties have commented. */
  async determined(id: string, one: string, other: string): Promise<void> {
    await this.heard(id, one, other);
    for (const seat of ['tur-mediator', 'qat-mediator'])
      await this.onFinding(seat, 'concurFinding', id);
  }

  /** Acts on a case; it has to succeed. Answers the record's id. */
  async onCase(seat: string, name: string, id: string, more: object = {}): Promise<string> {
    return must(this.deployment, seat, name, await this.#input('allegation', seat, id, more));
  }

  /** Acts on a version of a finding; it has to succeed. */
  async onFinding(seat: string, name: string, id: string, more: object = {}): Promise<string> {
    return must(this.deployment, seat, name, await this.#input('finding', seat, id, more));
  }

  /** Tries an act; answers the codes and places of what is refused. */
  async refused(
    root: 'allegation' | 'finding',
    [seat, name, id, more = {}]: readonly [string, string, string, object?],
  ): Promise<readonly string[]> {
    const input = await this.#input(root, seat, id, more);
    const { userErrors } = await act(this.deployment, seat, name, input);
    return userErrors.map((fault) => `${fault.code} ${fault.path.join('.')}`);
  }

  /** Lets the time for comments on a case run out. */
  async letCommentsRunOut(caseId: string): Promise<void> {
    const query = 'query ($id: ID!) { allegation(id: $id) { clocks { id kind } } }';
    const { body } = await this.deployment.ask(REGISTRY, query, { id: caseId });
    const { clocks } = body.data?.allegation as { clocks: { id: string; kind: string }[] };
    const id = clocks.filter(({ kind }) => kind === 'COMMENT').at(-1)?.id ?? '';
    const columns = ['started_at', 'due_at'];
    await letPass(this.deployment, { table: 'clock', id, columns, hours: 73 });
  }

  async #input(root: string, seat: string, id: string, more: object): Promise<object> {
    const query = `query ($id: ID!) { found: ${root}(id: $id) { version } }`;
    const { body } = await this.deployment.ask(seat, query, { id });
    const { version = 1 } = (body.data?.found ?? {}) as { version?: number };
    return { idempotencyKey: randomUUID(), id, expectedVersion: version, ...more };
  }
}
