import { isDeepStrictEqual } from 'node:util';

import { type Arm, keepAnswer } from './arms.js';
import { type Cell, Client, measure } from './load.js';
import type { Stage } from './stage.js';
import type { Work } from './work.js';

/** How many connections the client holds: one asks what a person feels, many ask what a machine bears. */
export const CONNECTIONS = [1, 32] as const;

/** One measured cell, with where it belongs. */
export interface Measured extends Cell {
  readonly arm: string;
  readonly work: string;
  readonly connections: number;
  readonly round: number;
}

/** What a round is measured with. */
export interface Rounds {
  readonly rounds: number;
  readonly seconds: number;
  readonly postmaster: number;
  say(line: string): void;
}

/** Sends every work to every arm once and compares the answers field by field. */
export async function compare(
  stage: Stage,
  arms: readonly Arm[],
  works: readonly Work[],
): Promise<void> {
  for (const work of works) {
    const client = new Client(1);
    const answers: unknown[] = [];
    for (const arm of arms) {
      const text = await (await arm.sender(client, work))(1);
      keepAnswer(stage.home, arm.name, work.name, text);
      const { data } = JSON.parse(text) as { data: unknown };
      answers.push(data);
    }
    client.close();
    for (const [at, arm] of arms.entries()) {
      if (!isDeepStrictEqual(answers[at], answers[0]))
        throw new Error(
          `${arm.name} answers ${work.name} otherwise than ${arms[0]?.name ?? ''}: see answer-${work.name}-*.json in ${stage.home}`,
        );
    }
  }
}

async function warm(arm: Arm, work: Work): Promise<void> {
  const client = new Client(4);
  const send = await arm.sender(client, work);
  const end = performance.now() + 1_500;
  let number = 0;
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      while (performance.now() < end) await send((number += 1));
    }),
  );
  client.close();
}

/** Measures each work on each arm in turn, again and again: whatever the machine does meanwhile, it does to all alike. */
export async function measureRounds(
  arms: readonly Arm[],
  works: readonly Work[],
  settings: Rounds,
): Promise<readonly Measured[]> {
  const { rounds, seconds, postmaster } = settings;
  const measured: Measured[] = [];
  for (const work of works) {
    for (const arm of arms) await warm(arm, work);
    for (let round = 1; round <= rounds; round += 1) {
      for (const connections of CONNECTIONS) {
        for (const arm of arms) {
          const client = new Client(connections);
          const send = await arm.sender(client, work);
          const place = { pids: arm.programs.map(({ pid }) => pid), postmaster };
          const cell = await measure(send, connections, seconds, place);
          client.close();
          measured.push({ arm: arm.name, work: work.name, connections, round, ...cell });
        }
      }
    }
    settings.say(`${work.name}: ${String(rounds)} rounds`);
  }
  return measured;
}
