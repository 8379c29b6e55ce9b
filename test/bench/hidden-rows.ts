import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { sidesOf, writeCases } from './data/prepare.js';
import type { Shape } from './data/shape.js';
import { type Effort, effortsOf } from './growth.js';
import { clearStage, openStage, type Stage } from './stage.js';

/** How many rows the first party knows nothing of, at each look. */
const LOOKS = [0, 10_000, 100_000];
const CASES = 10_000;

interface Look {
  readonly hidden: number;
  readonly party: readonly Effort[];
  readonly mediator: readonly Effort[];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Adds cases that the second party has submitted, of which the mediators know and the first party does not. */
async function hide(stage: Stage, from: number, to: number): Promise<void> {
  const { sector, firstDistrict: district } = stage.places;
  const until = new Date('2026-01-01T00:00:00.000Z');
  const shape: Shape = {
    ...{ ...sidesOf(stage.directory), sector, district, until },
    ...{ from: from + 1, to, which: 'UNTOLD' },
  };
  await writeCases(stage, shape, 'without');
}

function table(looks: readonly Look[], who: 'party' | 'mediator'): readonly string[] {
  const head = `| statement | ${looks.map(({ hidden }) => `${hidden.toLocaleString('en')} hidden: buffers | ms`).join(' | ')} |`;
  const rule = `| --- | ${looks.map(() => '--: | --:').join(' | ')} |`;
  const rows = (looks[0]?.[who] ?? []).map(({ statement }) => {
    const cells = looks.map((look) => {
      const found = look[who].find((one) => one.statement === statement);
      return `${String(found?.buffers)} | ${(found?.ms ?? 0).toFixed(2)}`;
    });
    return `| ${statement} | ${cells.join(' | ')} |`;
  });
  return [head, rule, ...rows];
}

/** Looks again and again while the other side's cases grow; what the first party's lists take must not change. */
async function main(): Promise<void> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'mizan-hidden-rows-'));
  const stage = await openStage(home, CASES, say);
  try {
    const looks: Look[] = [];
    let there = 0;
    for (const hidden of LOOKS) {
      if (hidden > there) await hide(stage, there, hidden);
      there = hidden;
      say(`${String(hidden)} hidden rows`);
      looks.push({
        hidden,
        party: await effortsOf(stage),
        mediator: await effortsOf(stage, 'MEDIATOR'),
      });
    }
    say(
      ['', 'party', ...table(looks, 'party'), '', 'mediator', ...table(looks, 'mediator')].join(
        '\n',
      ),
    );
    const buffers = looks.map(({ party }) => party.map((one) => one.buffers).join(' '));
    if (new Set(buffers).size > 1) throw new Error('what one side hides is felt by the other');
    say(`worlds that are not what the grants say: ${String((await stage.verify()).length)}`);
  } finally {
    await stage.stop();
    clearStage(home);
  }
}

await main();
