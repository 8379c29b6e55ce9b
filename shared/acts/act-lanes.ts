import pLimit, { type LimitFunction } from 'p-limit';

/**
 * One lane of acts a delegation and process: a delegation that acts without pause holds one connection of the
 * mechanism, and queues behind itself alone.
 */
export class ActLanes {
  readonly #lanes = new Map<string, LimitFunction>();

  /** Runs an act when those of the same delegation before it are done. */
  async run<T>(delegation: string, act: () => Promise<T>): Promise<T> {
    const lane = this.#lanes.get(delegation) ?? pLimit(1);
    this.#lanes.set(delegation, lane);
    return lane(act);
  }
}
