import { execFile } from 'node:child_process';

import { describe, expect, test } from '@jest/globals';

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

describe('the two-world test, in short', () => {
  test('finds no difference for a party’s officer, the other party’s app, a mediator and the public', async () => {
    const seats = ['pak-officer', 'afg-app', 'tur-mediator', 'public'];
    const observers = seats.flatMap((seat) => ['--observer', seat]);
    const { code, output } = await leakcheck([...SHORT, ...observers]);
    expect([code, output]).toEqual([0, output]);
  }, 240_000);

  test('finds three faults that are planted', async () => {
    const names = ['count-from-mechanism', 'early-grant', 'forbidden-on-hidden'];
    const faults = names.flatMap((name) => ['--fault', name]);
    const { code, output } = await leakcheck(['--seed', '11', ...faults]);
    expect([code, output]).toEqual([0, output]);
  }, 240_000);
});
