import { getNamedType, type GraphQLSchema, isObjectType } from 'graphql';

import { announce } from './announced.js';
import type { HandClock, Mizan } from './deployment.js';
import type { HttpClient, Reply } from './http.js';
import type { StepContext } from './randomness.js';
import { graphqlCall } from './raw-calls.js';
import type { Owner } from './reset.js';
import { type Op, StoryRefused } from './story.js';
import { flood } from './flood.js';

interface Answer {
  readonly data?: {
    readonly act: {
      readonly record: { readonly id: string } | null;
      readonly userErrors: readonly object[];
    } | null;
  };
}

/** What an act came to. */
export interface Performed {
  readonly id: string;
  readonly reply?: Reply;
}

/** Performs the acts of stories, through the door that everybody uses. */
export class Performer {
  readonly #documents: ReadonlyMap<string, string>;

  constructor(
    private readonly mizan: Mizan,
    private readonly owner: Owner,
    private readonly http: HttpClient,
    schema: GraphQLSchema,
  ) {
    this.#documents = documentsOf(schema);
  }

  get clock(): HandClock {
    return this.mizan.clock;
  }

  async settled(): Promise<void> {
    await this.mizan.settled();
  }

  /** Sends a request as a seat, on behalf of a step. */
  async send(
    seat: string,
    step: StepContext,
    call: Parameters<HttpClient['send']>[0],
  ): Promise<Reply> {
    const identity =
      seat === 'public' ? {} : { authorization: `Bearer ${await this.mizan.token(seat)}` };
    const headers = { ...call.headers, ...identity, ...announce(step) };
    return this.http.send({ ...call, headers });
  }

  /** Performs one act and waits for what it sends to the other subgraphs. */
  async perform(op: Op, step: StepContext, idempotencyKey: string): Promise<Performed> {
    if (op.act === 'incidentOf') return { id: await this.#incidentOf(op) };
    if (op.act === 'flood') {
      await flood(this.owner, op.seat, op.rows ?? 0, this.clock.at);
      return { id: '' };
    }
    const query = this.#documents.get(op.act);
    if (query === undefined) throw new Error(`no mutation ${op.act}`);
    const call = graphqlCall(query, { input: { idempotencyKey, ...op.input } });
    const reply = await this.send(op.seat, step, call);
    await this.settled();
    const id = idOf(reply);
    if (id === '' && op.mayFail !== true)
      throw new StoryRefused(`${op.act} as ${op.seat} in ${step.step}: ${reply.body}`);
    return { id, reply };
  }

  async #incidentOf({ input }: Op): Promise<string> {
    const { id } = input as { id: string };
    const rows = await this.owner.run<{ incident_id: string }>(
      'incidents',
      'SELECT incident_id FROM mechanism.allegation WHERE id = $1',
      [id],
    );
    return rows[0]?.incident_id ?? '';
  }
}

function idOf({ body }: Reply): string {
  const { data } = JSON.parse(body) as Answer;
  return data?.act?.record?.id ?? '';
}

function documentsOf(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  return new Map(
    mutations.map((field) => {
      const payload = getNamedType(field.type);
      const fields = isObjectType(payload) ? Object.keys(payload.getFields()) : [];
      const record = fields.find((name) => !['userErrors', 'replayed'].includes(name)) ?? '';
      const type = String(field.args[0]?.type);
      return [
        field.name,
        `mutation ($input: ${type}) { act: ${field.name}(input: $input) { record: ${record} { id version } userErrors { code path message } replayed } }`,
      ] as const;
    }),
  );
}
