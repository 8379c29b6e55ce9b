import { z } from 'zod';

import { inTransaction } from '../database/pipelined-transaction.js';
import { queryPrepared } from '../database/prepared.js';
import { documentDigest } from '../policy/policy.js';
import type { SubgraphDefinition } from '../subgraph/definition.js';
import type { RecordClass } from '../subgraph/recorded.js';
import type { Directory } from '../viewer/directory.js';
import type { Viewer } from '../viewer/viewer.js';
import { ActTransaction } from './act-transaction.js';
import { applyAudience, audienceOf } from './foreign-records.js';
import { type ActRuntime, settle } from './run-act.js';

const message = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('audience'), recordId: z.string().max(80) }),
  z.strictObject({ kind: z.literal('policy') }),
  z.strictObject({
    kind: z.literal('event'),
    id: z.uuid(),
    source: z.string().max(40),
    topic: z.string().max(80),
    recordId: z.string().max(80),
    payload: z.unknown(),
  }),
]);
const audience = z.strictObject({
  recordId: z.string(),
  delegations: z.array(z.string()),
  revision: z.number().int(),
});

const policyAnswer = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) });

/** Parses another subgraph's answer about the document that it runs by. */
export const parsePolicyAnswer = (answer: unknown): z.infer<typeof policyAnswer> =>
  policyAnswer.parse(answer);

/** Parses another subgraph's answer about who holds a record. */
export const parseAudience = (answer: unknown): z.infer<typeof audience> => audience.parse(answer);

type Event = Extract<z.infer<typeof message>, { kind: 'event' }>;

/** The mechanism itself, acting on another subgraph's word: the secretariat keeps the record. */
export function mechanismViewer(directory: Directory, source: string): Viewer {
  const delegation = directory.ofKind('SECRETARIAT')[0] ?? '';
  return {
    delegation,
    role: 'SECRETARIAT',
    subject: `mechanism ${source}`,
    seat: '',
    scopes: [],
    client: null,
  };
}

async function applyEvent(
  definition: SubgraphDefinition,
  runtime: ActRuntime,
  event: Event,
): Promise<void> {
  const tells = await inTransaction(runtime.mechanism, async (manager) => {
    const at = runtime.now();
    const fresh = await queryPrepared(
      manager,
      'INSERT INTO mechanism.inbox (id, source, topic, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id',
      [event.id, event.source, event.topic, at],
    );
    if (fresh.length === 0) return false;
    const transaction = new ActTransaction(
      manager,
      mechanismViewer(runtime.directory, event.source),
      runtime.directory,
      at,
      event.topic,
    );
    if (event.topic === 'audience') {
      const types = new Map(
        definition.entities.map((entity) => [(entity as RecordClass).name, entity as RecordClass]),
      );
      await applyAudience(transaction, audience.parse(event.payload), types);
    } else {
      const handler = definition.inbox[event.topic];
      if (!handler) throw new Error('an event has no handler');
      await handler(transaction, event.payload);
    }
    await settle(transaction, runtime);
    return transaction.tells;
  });
  if (tells) runtime.delivered();
}

/** Answers another subgraph: who holds a record, by which document it runs, or an event of its outbox, which is applied once. */
export async function receive(
  definition: SubgraphDefinition,
  runtime: ActRuntime,
  raw: unknown,
): Promise<unknown> {
  const parsed = message.parse(raw);
  if (parsed.kind === 'audience') return audienceOf(runtime.mechanism.manager, parsed.recordId);
  if (parsed.kind === 'policy') return { digest: documentDigest(definition.permissions) };
  await applyEvent(definition, runtime, parsed);
  return { applied: true };
}
