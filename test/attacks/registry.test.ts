import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { packagePath } from '../../shared/config/package-path.js';
import { CASES } from './cases.js';

/** The titles of all tests, as they stand in the sources. */
function titles(): string {
  const folder = packagePath('test');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.name.endsWith('.test.ts'),
  );
  return files
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .flatMap(
      (text) =>
        text.match(/\b(?:test|it|describe)(?:\.each)?\((?:[^'"`]*|[\s\S]*?\]\)\()['"`]([^\n]*)/g) ??
        [],
    )
    .join('\n');
}

describe('the catalogue of attacks', () => {
  const written = titles();
  const named = (id: string): boolean => new RegExp(`\\b${id}\\b`).test(written);

  test('names each case once', () => {
    expect(new Set(CASES.map((one) => one.id)).size).toBe(CASES.length);
  });

  test('every case that can be tried is named by a test', () => {
    const untried = CASES.filter((one) => !one.waits && !one.script && !named(one.id));
    expect(untried.map((one) => `${one.id} ${one.tried}`)).toEqual([]);
  });

  test('every case that a script tries is named by it', () => {
    const { scripts } = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as {
      scripts: Readonly<Record<string, string>>;
    };
    const trials = readFileSync(packagePath('test/leakcheck/timing.ts'), 'utf8');
    for (const { id, script } of CASES) {
      if (script === undefined) continue;
      expect([id, script in scripts, trials.includes(`'${id} `)]).toEqual([id, true, true]);
    }
  });

  test('no case that a test tries is still said to wait', () => {
    const done = CASES.filter((one) => one.waits !== undefined && named(one.id));
    expect(done.map((one) => one.id)).toEqual([]);
  });
});
