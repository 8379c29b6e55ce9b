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
