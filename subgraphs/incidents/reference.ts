import { randomInt } from 'node:crypto';

/** Without 0, 1, I and O, which are misread on paper and on a bad line. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Draws a random reference; nothing in it counts. */
export function drawReference(prefix: string, length: number): string {
  const letters = Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '');
  return `${prefix}-${letters.join('')}`;
}

/**
 * Draws random references until one is free among the delegation's own, which alone are asked: nothing in
 * a reference counts, and no clash tells of another side's record.
 */
export async function freeReference(
  prefix: string,
  length: number,
  taken: (reference: string) => Promise<boolean>,
): Promise<string> {
  for (;;) {
    const reference = drawReference(prefix, length);
    if (!(await taken(reference))) return reference;
  }
}
