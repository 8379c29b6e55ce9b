import { AsyncLocalStorage } from 'node:async_hooks';
import crypto, { createHash } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Every id, reference and nonce that a step draws comes from a stream of the step's own. The same step then draws the
 * same bytes in both histories, whatever else happened before it, and answers can be compared byte for byte: no
 * canonicalisation could hide a difference. (In the product they are random, and tests elsewhere check their form.)
 */
export class Stream {
  #drawn = 0;

  constructor(private readonly label: string) {}

  #bytes(): Buffer {
    this.#drawn += 1;
    return createHash('sha256')
      .update(`${this.label} ${String(this.#drawn)}`)
      .digest();
  }

  /** Draws a UUID of version 4. */
  uuid(): string {
    const bytes = this.#bytes();
    bytes[6] = ((bytes[6] ?? 0) & 15) | 64;
    bytes[8] = ((bytes[8] ?? 0) & 63) | 128;
    const hex = bytes.toString('hex');
    return [
      [0, 8],
      [8, 12],
      [12, 16],
      [16, 20],
      [20, 32],
    ]
      .map(([from, to]) => hex.slice(from, to))
      .join('-');
  }

  /** Draws a whole number below the limit. */
  below(limit: number): number {
    return this.#bytes().readUInt32BE(0) % limit;
  }
}

/** What the code that serves one step finds: its stream and its name. */
export interface StepContext {
  readonly step: string;
  readonly stream: Stream;
  /** Whether the statements of this step are the observer's. */
  readonly watched: boolean;
}

const steps = new AsyncLocalStorage<StepContext>();
const NO_STEP: StepContext = { step: '', stream: new Stream(''), watched: false };

/** Gives the step on whose behalf the running code works; undefined outside of all steps. */
export function currentStep(): StepContext | undefined {
  const step = steps.getStore();
  return step === NO_STEP ? undefined : step;
}

/** Runs something on behalf of a step, or of none: whatever stood around it before is gone. */
export function inStep<T>(step: StepContext | undefined, work: () => T): T {
  return steps.run(step ?? NO_STEP, work);
}

const real = { randomUUID: crypto.randomUUID, randomInt: crypto.randomInt };

/** Puts the streams in the place of the process's randomness. */
export function controlRandomness(): void {
  const patched = crypto as { randomUUID: () => string; randomInt: (limit: number) => number };
  patched.randomUUID = () => currentStep()?.stream.uuid() ?? real.randomUUID();
  patched.randomInt = (limit) => currentStep()?.stream.below(limit) ?? real.randomInt(limit);
  syncBuiltinESMExports();
}
