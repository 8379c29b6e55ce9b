import type { EntityManager } from 'typeorm';

import type { Directory } from '../viewer/directory.js';
import type { TableSpec } from './table-spec.js';
import { keepsTally, mergeStatement, tallyLength } from './tally.js';

/** So many entries may come to a tally before it is looked at: adding up a few hundred takes a fraction of a millisecond. */
const FEW = 500;

interface Length {
  readonly length: number;
}

/**
 * Keeps the tallies of a subgraph's worlds short, so that reading one takes as long whatever has happened. How long one is
 * follows from its own world alone. Any number of replicas may do it: an entry is taken by one of them.
 */
export class TallyMerger {
  /** How long each was after its last merger, by the statement that asks. */
  readonly #merged = new Map<string, number>();

  constructor(
    private readonly specs: Iterable<TableSpec>,
    private readonly directory: Directory,
  ) {}

  /** Merges the tallies that have grown to more than twice what they were, and a few entries. */
  async merge(manager: EntityManager): Promise<void> {
    for (const spec of this.specs) {
      for (const { code } of this.directory.delegations) {
        if (keepsTally(spec, code, this.directory)) await this.#mergeOf(manager, spec, code);
      }
    }
  }

  async #mergeOf(manager: EntityManager, spec: TableSpec, delegation: string): Promise<void> {
    const ask = tallyLength(spec, delegation);
    const [found] = await manager.query<Length[]>(ask);
    if ((found?.length ?? 0) <= 2 * (this.#merged.get(ask) ?? 0) + FEW) return;
    const [left] = await manager.query<Length[]>(mergeStatement(spec, delegation));
    this.#merged.set(ask, left?.length ?? 0);
  }
}
