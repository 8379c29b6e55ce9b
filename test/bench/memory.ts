import { setTimeout } from 'node:timers/promises';

import type { Arm } from './arms.js';
import { Client, memoryOf } from './load.js';
import type { Work } from './work.js';

/** What a process held after so many requests. */
export interface Held {
  readonly arm: string;
  readonly requests: number;
  readonly megabytes: number;
}

const CONNECTIONS = 32;
const STEPS = 5;

/** Sends requests of one case after the other over 32 connections, and looks at the one process' memory on the way. */
export async function memoryUnder(
  arms: readonly Arm[],
  works: readonly Work[],
  requests: number,
  say: (line: string) => void,
): Promise<readonly Held[]> {
  const arm = arms.findLast(({ name }) => name.startsWith('mizan'));
  const work = works.find(({ name }) => name === 'Q3');
  const pid = arm?.programs[0]?.pid;
  if (!arm || !work || pid === undefined) return [];
  const client = new Client(CONNECTIONS);
  const send = await arm.sender(client, work);
  const held: Held[] = [{ arm: arm.name, requests: 0, megabytes: memoryOf(pid) }];
  let sent = 0;
  for (let step = 1; step <= STEPS; step += 1) {
    const most = Math.round((requests * step) / STEPS);
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (sent < most) await send((sent += 1));
      }),
    );
    held.push({ arm: arm.name, requests: most, megabytes: memoryOf(pid) });
    say(`${String(most)} requests: ${memoryOf(pid).toFixed(0)} MB`);
  }
  client.close();
  return held;
}

/** What the processes of an arm held after so many minutes. */
export interface Soaked {
  readonly arm: string;
  readonly minutes: number;
  readonly requests: number;
  readonly megabytes: readonly number[];
}

/** How many requests a second each arm is sent meanwhile: a delegation at its desks, and the machine is left to others. */
const A_SECOND = 10;
const LOOKS = 6;
const MINUTE_MS = 60_000;

async function soak(
  { arm, works, minutes }: { arm: Arm; works: readonly Work[]; minutes: number },
  say: (line: string) => void,
): Promise<readonly Soaked[]> {
  const client = new Client(1);
  const senders = await Promise.all(works.map(async (work) => arm.sender(client, work)));
  const began = performance.now();
  const minutesGone = (): number => (performance.now() - began) / MINUTE_MS;
  let sent = 0;
  const held: Soaked[] = [];
  for (let look = 0; look <= LOOKS; look += 1) {
    while (minutesGone() < (minutes * look) / LOOKS) {
      const send = senders[sent % senders.length];
      await Promise.all([send?.((sent += 1)), setTimeout(1_000 / A_SECOND)]);
    }
    const megabytes = arm.programs.map(({ pid }) => memoryOf(pid));
    held.push({ arm: arm.name, minutes: Math.round(minutesGone()), requests: sent, megabytes });
    say(
      `${arm.name}, ${minutesGone().toFixed(0)} minutes: ${megabytes.map((one) => one.toFixed(0)).join(', ')} MB`,
    );
  }
  client.close();
  return held;
}

/** Sends every work in turn to the last arm in one process, and to the one in five, for so many minutes, and looks at the memory of each process. */
export async function memoryOver(
  arms: readonly Arm[],
  works: readonly Work[],
  minutes: number,
  say: (line: string) => void,
): Promise<readonly Soaked[]> {
  const soaked = [
    arms.findLast(({ name }) => name.startsWith('mizan')),
    arms.find(({ name }) => name === 'http'),
  ];
  const held = await Promise.all(
    soaked.map(async (arm) => (arm ? soak({ arm, works, minutes }, say) : [])),
  );
  return held.flat();
}
