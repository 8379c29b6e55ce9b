import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { StartRefused } from '../errors.js';

const step = z.strictObject({
  /** The seat that acts, e.g. the name under which a demo token is printed. */
  as: z.string(),
  /** The mutation. */
  act: z.string(),
  /** GraphQL type of its input. */
  input: z.string(),
  /** Field of the payload that holds the record. */
  record: z.string(),
  /** Name under which later steps refer to the record's id: `"@name"`. */
  save: z.string().optional(),
  values: z.record(z.string(), z.unknown()),
});
const scenario = z.strictObject({ name: z.string().regex(/^[a-z0-9-]+$/), steps: z.array(step) });

/** A history of acts as data: who does what, in which order. */
export type Scenario = z.infer<typeof scenario>;
type Step = z.infer<typeof step>;

/** Sends one GraphQL request as a seat and gives back its `data`. */
export type Ask = (seat: string, query: string, variables: object) => Promise<unknown>;

const answer = z.record(
  z.string(),
  z.looseObject({ userErrors: z.array(z.object({ code: z.string(), message: z.string() })) }),
);
const saved = z.object({ id: z.string() });

/** Reads a scenario from a JSON file. */
export function readScenario(file: string): Scenario {
  return scenario.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function resolve(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string' && value.startsWith('@')) {
    const id = ids.get(value.slice(1));
    if (id === undefined)
      throw new StartRefused([`the scenario refers to ${value} before it is there`]);
    return id;
  }
  if (Array.isArray(value)) return value.map((item) => resolve(item, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, ids)]));
}

const PATIENCE_MS = 10_000;
const PAUSE_MS = 40;

/**
 * Plays one step. What it refers to may still be on its way from another subgraph, so a refusal is
 * tried again for a while; a refused act has written nothing.
 */
async function play(
  ask: Ask,
  { as, act, input, record }: Step,
  variables: object,
): Promise<string> {
  const document = `mutation ($input: ${input}!) { ${act}(input: $input) { ${record} { id } userErrors { code message } } }`;
  const patient = Date.now() + PATIENCE_MS;
  for (;;) {
    const payload = answer.parse(await ask(as, document, variables))[act];
    const done = saved.safeParse(payload?.[record]);
    if (done.success) return done.data.id;
    const faults = payload?.userErrors ?? [];
    if (Date.now() > patient) {
      const reasons = faults.map((fault) => `${act} as ${as}: ${fault.code}: ${fault.message}`);
      throw new StartRefused(
        reasons.length > 0 ? reasons : [`${act} as ${as}: no record came back`],
      );
    }
    await new Promise((again) => setTimeout(again, PAUSE_MS));
  }
}

/**
 * Plays a scenario through the same acts that users call. Its idempotency keys are its own, so that a second
 * playing changes nothing and an interrupted one is completed.
 */
export async function playScenario(
  ask: Ask,
  { name, steps }: Scenario,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const [index, one] of steps.entries()) {
    const values = resolve(one.values, ids) as object;
    const idempotencyKey = `${name}-${String(index).padStart(4, '0')}`;
    const id = await play(ask, one, { input: { idempotencyKey, ...values } });
    if (one.save !== undefined) ids.set(one.save, id);
  }
  return ids;
}
