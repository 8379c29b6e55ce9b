import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { packagePath } from '../../shared/config/package-path.js';
import { pageOf } from './page.js';
import { readRecord } from './record.js';

test('docs/leakcheck.md says what docs/leakcheck.json records', () => {
  expect(readFileSync(packagePath('docs/leakcheck.md'), 'utf8')).toBe(pageOf(readRecord()));
});
