import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { packagePath } from '../config/package-path.js';

/** What a migration depends on, besides the program itself. */
export interface MigrationInputs {
  /** The owner's URL where one was given; undefined for the embedded server. */
  readonly url: string | undefined;
  readonly prefix: string;
  readonly secret: string;
  readonly delegationsFile: string;
}

/**
 * Remembers, for the one-process mode, that this build of the program has brought these databases up to date, which saves
 * a second at the next start. It decides nothing: the start asks the databases themselves and refuses what is stale.
 */
export class MigrationMark {
  readonly #file: string;
  readonly #digest: string;

  constructor(dataFolder: string, inputs: MigrationInputs) {
    const { url, prefix, secret, delegationsFile } = inputs;
    const build = readFileSync(packagePath('dist/build-stamp'), 'utf8');
    const delegations = readFileSync(delegationsFile, 'utf8');
    this.#file = path.join(dataFolder, 'migrated');
    this.#digest = createHash('sha256')
      .update(JSON.stringify([build, delegations, url, prefix, secret]))
      .digest('hex');
  }

  /** Tells whether the last migration was this one. */
  get stands(): boolean {
    return existsSync(this.#file) && readFileSync(this.#file, 'utf8') === this.#digest;
  }

  /** Notes that the migration is done. */
  set(): void {
    writeFileSync(this.#file, this.#digest);
  }
}
