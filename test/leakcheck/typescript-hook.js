import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { transformFile } from '@swc/core';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Finds `x.ts` where a source says `x.js`, as the compiler does. */
export async function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && context.parentURL?.endsWith('.ts')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return { url: source.href, format: 'module', shortCircuit: true };
  }
  return next(specifier, context);
}

/** Compiles a source with the compiler and the settings of the product's build. */
export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const { code } = await transformFile(fileURLToPath(url), { cwd: ROOT, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
