import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { packagePath } from '../../shared/config/package-path.js';
import { performanceDocument } from './document.js';
import type { Figures } from './report.js';

test('docs/performance.md says what docs/performance.json records', () => {
  const kept = readFileSync(packagePath('docs/performance.json'), 'utf8');
  const figures = JSON.parse(kept) as Figures;
  expect(figures.measured.length).toBeGreaterThan(0);
  const page = readFileSync(packagePath('docs/performance.md'), 'utf8');
  expect(page).toBe(performanceDocument(figures));
});
