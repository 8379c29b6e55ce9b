import { getNamedType, type GraphQLSchema, isObjectType } from 'graphql';

import { announce } from './announced.js';
import type { HandClock, Mizan } from './deployment.js';
import type { HttpClient, Reply } from './http.js';
import { inStep, type StepContext } from './randomness.js';
import { graphqlCall } from './raw-calls.js';
import type { Owner } from './reset.js';
import { type Find, type Op, StoryRefused } from './story.js';
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

  /** Does what is due by the clock, in every subgraph, and waits for what that sends to the others. */
  async work(step: StepContext): Promise<void> {
    await inStep(step, async () => this.mizan.work());
    await this.settled();
  }

  /** Performs one act and waits for what it sends to the other subgraphs. */
  async perform(op: Op, step: StepContext, idempotencyKey: string): Promise<Performed> {
    if (op.act === 'flood') {
      await flood(this.owner, op.seat, op.rows ?? 0, this.clock.at);
      return { id: '' };
    }
    const query = this.#documents.get(op.act);
    if (query === undefined) throw new Error(`no mutation ${op.act}`);
    const versioned = op.on === undefined ? {} : { expectedVersion: await this.#version(op) };
    const call = graphqlCall(query, { input: { idempotencyKey, ...versioned, ...op.input } });
    const reply = await this.send(op.seat, step, call);
    await this.settled();
    const id = idOf(reply);
    if (id === '' && op.mayFail !== true)
      throw new StoryRefused(`${op.act} as ${op.seat} in ${step.step}: ${reply.body}`);
    return { id, reply };
  }

  /** Looks up an id that no answer has given; an empty text where there is none. */
  async find({ input }: Op): Promise<string> {
    const { subgraph, sql, values } = input as Find;
    const rows = await this.owner.run<{ id: string }>(subgraph, sql, [...values]);
    return rows[0]?.id ?? '';
  }

  /** The record's version as the actor's delegation knows it; 1 where it knows none, and the act is refused. */
  async #version({ seat, on = '' }: Op): Promise<number> {
    const rows = await this.owner.run<{ version: number }>(
      SUBGRAPHS[on.split('_')[0] ?? ''] ?? 'incidents',
      'SELECT version FROM mechanism.known WHERE delegation = $1 AND record_id = $2',
      [delegationOf(seat), on],
    );
    return rows[0]?.version ?? 1;
  }
}

/** Where the records are that no subgraph but incidents has, by the prefix of their ids. */
const SUBGRAPHS: Readonly<Record<string, string>> = {
  evi: 'evidence',
  ses: 'mediation',
  cau: 'mediation',
  mem: 'parties',
  agr: 'parties',
};

function delegationOf(seat: string): string {
  return (seat.startsWith('obs-a') ? 'OBS_A' : seat.slice(0, 3)).toUpperCase();
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
        `mutation ($input: ${type}) { act: ${field.name}(input: $input) { record: ${record} { id version } userErrors { code path message currentVersion } replayed } }`,
      ] as const;
    }),
  );
}
