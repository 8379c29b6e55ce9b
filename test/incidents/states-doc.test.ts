import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { packagePath } from '../../shared/config/package-path.js';
import { statesMarkdown } from '../../subgraphs/incidents/states-markdown.js';

test('docs/states.md is what npm run docs:states writes', () => {
  expect(readFileSync(packagePath('docs/states.md'), 'utf8')).toBe(statesMarkdown());
});
