import { AsyncLocalStorage } from 'node:async_hooks';
import crypto, { createHash } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Every id, reference and nonce that a step draws comes from a stream of the step's own. The same step then draws the
 * same bytes in both histories, whatever else happened before it, and answers can be compared byte for byte: no
 * canonicalisation could hide a difference. (In the product they are random, and tests elsewhere check their form.)
 */
export class Stream {
  /** The state of a generator of 128 bits (Blackman, Vigna 2018): a digest for every draw costs more than all that is asked with it. */
  readonly #state: Uint32Array;

  constructor(label: string) {
    const digest = createHash('sha256').update(label).digest();
    this.#state = Uint32Array.from([0, 4, 8, 12], (at) => digest.readUInt32BE(at));
  }

  #word(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.#state;
    const scrambled = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    this.#state[2] = c ^ a ^ (b << 9);
    this.#state[3] = rotated(d ^ b, 11);
    this.#state[1] = b ^ c ^ a;
    this.#state[0] = a ^ d ^ b;
    return scrambled;
  }

  /** Draws a UUID of version 4. */
  uuid(): string {
    const hex = [0, 0, 0, 0].map(() => this.#word().toString(16).padStart(8, '0')).join('');
    const variant = (8 | (Number.parseInt(hex.charAt(16), 16) & 3)).toString(16);
    const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
    return [...parts, `${variant}${hex.slice(17, 20)}`, hex.slice(20)].join('-');
  }

  /** Draws a whole number below the limit. */
  below(limit: number): number {
    return this.#word() % limit;
  }
}

function rotated(word: number, by: number): number {
  return ((word << by) | (word >>> (32 - by))) >>> 0;
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
