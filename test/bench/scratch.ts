import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** What is measured beside the product and is no part of it: installed where the bench runs, and nowhere else. */
const PACKAGES = {
  'apollo-gateway': ['@apollo/gateway@2.14.4', '@apollo/server@5.5.1', 'graphql@16.15.0'],
  postgraphile: ['postgraphile@5.1.5'],
} as const;

export type Scratch = keyof typeof PACKAGES;

/** Tells whether there is something of this name to install. */
export function isScratch(name: string): name is Scratch {
  return Object.hasOwn(PACKAGES, name);
}

/** Installs packages into a folder of their own, once, and answers with the folder. */
export function install(home: string, name: Scratch): string {
  const folder = path.join(home, 'with', name);
  if (existsSync(path.join(folder, 'node_modules'))) return folder;
  mkdirSync(folder, { recursive: true });
  const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund'];
  execFileSync('npm', [...args, ...PACKAGES[name]], { stdio: 'pipe' });
  return folder;
}
