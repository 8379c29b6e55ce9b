import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

function root(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  // Compiled code lies one folder deeper than its source: the package's root is where its package.json is.
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('package.json is missing above the program');
    folder = parent;
  }
  return folder;
}

const ROOT = root();

/** Gives the absolute path of a file of this package, wherever the process was started. */
export function packagePath(relative: string): string {
  return path.join(ROOT, relative);
}
