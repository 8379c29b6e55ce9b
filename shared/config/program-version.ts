import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { packagePath } from './package-path.js';

const manifest = z.object({ version: z.string() });

/** The version of this program, as its package says. */
export const PROGRAM_VERSION = manifest.parse(
  JSON.parse(readFileSync(packagePath('package.json'), 'utf8')),
).version;
