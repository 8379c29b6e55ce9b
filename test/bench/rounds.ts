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
  readonly connections: readonly number[];
  readonly postmaster: number;
  /** No round is begun that could not be ended by this time. */
  readonly until: number;
  say(line: string): void;
  /** Takes what is measured so far: a run that breaks off keeps its figures. */
  keep(measured: readonly Measured[]): void;
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
      answers.push(arm.read(work, data));
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

/** Measures one work once on each arm in turn, with one connection and with many. */
async function measureWork(
  arms: readonly Arm[],
  work: Work,
  round: number,
  { seconds, postmaster, connections: held }: Rounds,
): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const connections of held) {
    for (const arm of arms) {
      const client = new Client(connections);
      const send = await arm.sender(client, work);
      const place = { pids: arm.programs.map(({ pid }) => pid), postmaster };
      const cell = await measure(send, connections, seconds, place);
      client.close();
      measured.push({ arm: arm.name, work: work.name, connections, round, ...cell });
    }
  }
  return measured;
}

/**
 * Measures each work on each arm in turn, again and again: whatever the machine does meanwhile, it does to all alike.
 * Whole rounds only, so that every figure is the median of as many.
 */
export async function measureRounds(
  arms: readonly Arm[],
  works: readonly Work[],
  settings: Rounds,
): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const work of works) for (const arm of arms) await warm(arm, work);
  let longest = 0;
  for (let round = 1; round <= settings.rounds; round += 1) {
    const began = Date.now();
    if (began + longest > settings.until) {
      settings.say(`no time for round ${String(round)}`);
      break;
    }
    for (const work of works) {
      measured.push(...(await measureWork(arms, work, round, settings)));
      settings.keep(measured);
    }
    longest = Math.max(longest, Date.now() - began);
    settings.say(`round ${String(round)}`);
  }
  return measured;
}
