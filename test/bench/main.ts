import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { packagePath } from '../../shared/config/package-path.js';
import { type Arm, ARMS, startArm, stopArms } from './arms.js';
import { performanceDocument } from './document.js';
import { factsOf } from './facts.js';
import { measureGrowth } from './growth.js';
import { memoryOf } from './load.js';
import { memoryOver, memoryUnder } from './memory.js';
import { type Options, readOptions } from './options.js';
import { type Figures, machineName, workTable } from './report.js';
import { compare, CONNECTIONS, type Measured, measureRounds } from './rounds.js';
import { clearStage, openStage, type Stage } from './stage.js';
import { measureTurns, type Turns } from './turns.js';
import { type Work, worksOf } from './work.js';

const began = Date.now();

function say(line: string): void {
  const seconds = Math.round((Date.now() - began) / 1000);
  process.stdout.write(`${String(seconds).padStart(5)} s  ${line}\n`);
}

async function startArms(stage: Stage, options: Options): Promise<Arm[]> {
  const lacking = ARMS.find(
    ({ newer, beside }) => newer && beside !== undefined && options.beside.includes(beside),
  );
  if (lacking && options.node24 === undefined) throw new Error(`${lacking.name} needs --node24`);
  const kinds = ARMS.filter(
    ({ name, newer, beside }) =>
      (name === 'L0' ||
        beside !== undefined ||
        options.arms.length === 0 ||
        options.arms.includes(name)) &&
      (newer !== true || options.node24 !== undefined) &&
      (beside === undefined || options.beside.includes(beside)),
  );
  const arms: Arm[] = [];
  for (const kind of kinds) {
    say(`starting ${kind.name}`);
    const node = kind.newer ? (options.node24 ?? process.execPath) : process.execPath;
    arms.push(await startArm(kind, stage, node));
  }
  return arms;
}

function worksAsked(works: readonly Work[], { works: names }: Options): readonly Work[] {
  return works.filter(({ name, aside }) => (names.length === 0 ? !aside : names.includes(name)));
}

function memoryOfArms(arms: readonly Arm[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    arms.map(({ name, programs }) => [
      name,
      programs.reduce((sum, { pid }) => sum + memoryOf(pid), 0),
    ]),
  );
}

function productOf(arms: readonly Arm[]): URL {
  const mizan = arms.find(({ name }) => name.startsWith('mizan'))?.programs[0];
  if (!mizan) throw new Error('one of the arms has to be mizan');
  return mizan.url;
}

async function run(options: Options, stage: Stage): Promise<Figures> {
  const arms = await startArms(stage, options);
  try {
    const works = worksAsked(worksOf(stage, await factsOf(stage, productOf(arms))), options);
    say('comparing the answers');
    await compare(stage, arms, works);
    const figures = (measured: readonly Measured[]): Figures => ({
      at: new Date().toISOString(),
      machine: machineName(),
      cases: stage.cases,
      arms: arms.map(({ name, what, parts }) => ({ name, what, parts })),
      works: works.map(({ name, what }) => ({ name, what })),
      measured,
      growth: null,
      held: null,
      soaked: null,
      memory: memoryOfArms(arms),
    });
    const keep = (measured: readonly Measured[]): void => {
      writeFigures(options, figures(measured));
    };
    const { rounds, seconds, minutes } = options;
    const until = began + minutes * 60_000;
    const { postmaster } = stage;
    const settings = { rounds, seconds, connections: CONNECTIONS, postmaster, until, say, keep };
    await stage.settle();
    const measured = await measureRounds(arms, works, settings);
    const held = options.memory > 0 ? await memoryUnder(arms, works, options.memory, say) : null;
    const soaked = options.soak > 0 ? await memoryOver(arms, works, options.soak, say) : null;
    return { ...figures(measured), held, soaked };
  } finally {
    await stopArms(arms);
  }
}

function writeFigures({ json }: Options, figures: Figures): void {
  if (json) writeFileSync(json, JSON.stringify(figures, undefined, 1));
}

function readFigures(file: string): Figures {
  return JSON.parse(readFileSync(file, 'utf8')) as Figures;
}

/** Keeps the figures that the page is made of, and makes it. */
function writeDocument(file: string, { fewer, turns }: Options): void {
  const figures = {
    ...readFigures(file),
    ...(fewer && { fewer: readFigures(fewer) }),
    ...(turns && { turns: JSON.parse(readFileSync(turns, 'utf8')) as Turns }),
  };
  const rounded = (_: string, value: unknown): unknown =>
    typeof value === 'number' ? Number(value.toFixed(3)) : value;
  const kept = JSON.stringify(figures, rounded, 1);
  writeFileSync(packagePath('docs/performance.json'), `${kept}\n`);
  writeFileSync(
    packagePath('docs/performance.md'),
    performanceDocument(JSON.parse(kept) as Figures),
  );
}

async function askInTurns({ hidden = 100_000, node24 }: Options, file: string): Promise<void> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'mizan-bench-'));
  chmodSync(home, 0o755);
  writeFileSync(file, JSON.stringify(await measureTurns(home, hidden, node24, say)));
  say('done');
}

async function bench(options: Options): Promise<void> {
  const home = options.home ?? mkdtempSync(path.join(os.tmpdir(), 'mizan-bench-'));
  const stage = await openStage(home, options.cases, say);
  try {
    if (!options.home || !existsSync(path.join(home, 'verified'))) {
      say('proving the worlds');
      const differences = await stage.verify();
      if (differences.length > 0) throw new Error('the worlds differ from their projection');
      writeFileSync(path.join(home, 'verified'), '');
    }
    const figures = await run(options, stage);
    for (const { name, what } of figures.works)
      process.stdout.write(`\n${name}: ${what}\n${workTable(figures, name)}\n`);
    const growth = options.growth ? await measureGrowth(stage, options, say) : null;
    writeFigures(options, { ...figures, growth });
    say('done');
  } finally {
    await stage.stop();
    if (!options.home) clearStage(home);
  }
}

const options = readOptions(process.argv.slice(2));
if (options?.docs) writeDocument(options.docs, options);
else if (options?.turns) await askInTurns(options, options.turns);
else if (options) await bench(options);
