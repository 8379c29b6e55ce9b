import path from 'node:path';

import { type Arm, ARMS, startArm, stopArms } from './arms.js';
import { factsOf } from './facts.js';
import { type Measured, measureRounds } from './rounds.js';
import { clearStage, openStage, type Stage } from './stage.js';
import { type Work, worksOf } from './work.js';

/** The works that list a party's cases. */
export const ASKED = ['Q1', 'Q4'];
/** The deployment in which nothing is hidden, and the one in which much is. */
export const FEW = 'few';
export const MANY = 'many';

const CASES = 10_000;
const ROUNDS = 30;
const SECONDS = 0.5;

/** What clients of two deployments waited for, that differ in what the other side hides and in nothing else. */
export interface Turns {
  readonly cases: number;
  readonly hidden: number;
  readonly rounds: number;
  readonly measured: readonly Measured[];
}

interface Asked {
  readonly arm: Arm;
  readonly works: readonly Work[];
}

/** Starts the product on a stage; a cursor of one deployment opens nothing in the other, so each is asked with its own. */
async function startOn(stage: Stage, name: string, node24: string | undefined): Promise<Asked> {
  const kind = ARMS.find((one) => one.name === (node24 === undefined ? 'mizan' : 'mizan-24'));
  if (!kind) throw new Error('the product is an arm');
  const arm = await startArm(kind, stage, node24 ?? process.execPath);
  const [program] = arm.programs;
  if (!program) throw new Error(`${kind.name} has no program`);
  const works = worksOf(stage, await factsOf(stage, program.url));
  const own = (work: Work): Work => works.find((one) => one.name === work.name) ?? work;
  return {
    works,
    arm: { ...arm, name, sender: async (client, work) => arm.sender(client, own(work)) },
  };
}

/** Makes two deployments under a folder, hides so many drafts in one of them, and asks both in turns. */
export async function measureTurns(
  home: string,
  hidden: number,
  node24: string | undefined,
  say: (line: string) => void,
): Promise<Turns> {
  const stages: Stage[] = [];
  const asked: Asked[] = [];
  try {
    for (const name of [FEW, MANY]) stages.push(await openStage(path.join(home, name), CASES, say));
    const [few, many] = stages;
    if (!few || !many) throw new Error('there are two');
    say(`${String(hidden)} hidden rows`);
    await many.hide(hidden);
    asked.push(await startOn(few, FEW, node24), await startOn(many, MANY, node24));
    for (const stage of stages) await stage.settle();
    const works = asked[0]?.works.filter(({ name }) => ASKED.includes(name)) ?? [];
    const measured = await measureRounds(
      asked.map(({ arm }) => arm),
      works,
      {
        ...{ rounds: ROUNDS, seconds: SECONDS, connections: [1], until: Infinity },
        ...{ postmaster: many.postmaster, say: () => undefined, keep: () => undefined },
      },
    );
    return { cases: CASES, hidden: many.hidden, rounds: ROUNDS, measured };
  } finally {
    await stopArms(asked.map(({ arm }) => arm));
    for (const stage of stages) await stage.stop();
    clearStage(home);
  }
}
