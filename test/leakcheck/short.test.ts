import { execFile } from 'node:child_process';

import { expect, test } from '@jest/globals';

import { packagePath } from '../../shared/config/package-path.js';

/** Runs the program as a developer does; it replaces the process's randomness, so it has one of its own. */
async function leakcheck(args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const program = [packagePath('test/leakcheck/run.js'), ...args];
    execFile(process.execPath, program, { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : Number(error !== null);
      resolve({ code, output: `${stdout}${stderr}` });
    });
  });
}

/** The same pairs each time: a change is told from luck. The long form draws others. */
const SHORT = ['--seed', '11', '--runs', '8', '--minutes', '0.5'];
const SEATS = ['pak-officer', 'afg-app', 'tur-mediator', 'public'];
const FAULTS = ['count-from-mechanism', 'early-grant', 'forbidden-on-hidden'];

test('the two-world test, in short: no difference for a party’s officer, the other party’s app, a mediator and the public, and three planted faults found', async () => {
  const observers = SEATS.flatMap((seat) => ['--observer', seat]);
  const faults = FAULTS.flatMap((name) => ['--fault', name]);
  // One program for both: most of its time goes into starting and into making its databases.
  const { code, output } = await leakcheck([...SHORT, ...observers, ...faults]);
  expect([code, output]).toEqual([0, output]);
  for (const name of FAULTS) expect(output).toContain(`found  ${name}`);
  for (const seat of SEATS)
    expect(output).toMatch(new RegExp(`^${seat} .*without a difference`, 'm'));
}, 240_000);
