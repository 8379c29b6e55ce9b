import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { packagePath } from '../../shared/config/package-path.js';
import { type Arm, ARMS, startArm } from './arms.js';
import { performanceDocument } from './document.js';
import { factsOf } from './facts.js';
import { measureGrowth } from './growth.js';
import { memoryOf } from './load.js';
import { memoryOver, memoryUnder } from './memory.js';
import { type Options, readOptions } from './options.js';
import { type Figures, machineName, workTable } from './report.js';
import { compare, type Measured, measureRounds } from './rounds.js';
import { clearStage, openStage, type Stage } from './stage.js';
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

function named(all: readonly { readonly name: string; readonly what: string }[]) {
  return all.map(({ name, what }) => ({ name, what }));
}

function memoryOfArms(arms: readonly Arm[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    arms.map(({ name, programs }) => [
      name,
      programs.reduce((sum, { pid }) => sum + memoryOf(pid), 0),
    ]),
  );
}

async function run(options: Options, stage: Stage): Promise<Figures> {
  const arms = await startArms(stage, options);
  try {
    const mizan = arms.find(({ name }) => name.startsWith('mizan'))?.programs[0];
    if (!mizan) throw new Error('one of the arms has to be mizan');
    const works = worksAsked(worksOf(stage, await factsOf(stage, mizan.url)), options);
    say('comparing the answers');
    await compare(stage, arms, works);
    const figures = (measured: readonly Measured[]): Figures => ({
      at: new Date().toISOString(),
      machine: machineName(),
      cases: stage.cases,
      arms: named(arms),
      works: named(works),
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
    const settings = { rounds, seconds, postmaster, until, say, keep };
    const measured = await measureRounds(arms, works, settings);
    const held = options.memory > 0 ? await memoryUnder(arms, works, options.memory, say) : null;
    const soaked = options.soak > 0 ? await memoryOver(arms, works, options.soak, say) : null;
    return { ...figures(measured), held, soaked };
  } finally {
    for (const arm of arms) for (const program of arm.programs) await program.stop();
  }
}

function writeFigures({ json }: Options, figures: Figures): void {
  if (json) writeFileSync(json, JSON.stringify(figures, undefined, 1));
}

/** Writes the page anew; its last part is of another program (`bench:hidden`) and stays as it stands. */
function writeDocument(figures: Figures): void {
  const place = packagePath('docs/performance.md');
  const [, hiddenRows] = readFileSync(place, 'utf8').split(/^(?=## Hidden rows$)/m);
  const parts = [performanceDocument(figures), ...(hiddenRows === undefined ? [] : [hiddenRows])];
  writeFileSync(place, parts.join('\n'));
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
if (options?.docs) writeDocument(JSON.parse(readFileSync(options.docs, 'utf8')) as Figures);
else if (options) await bench(options);
