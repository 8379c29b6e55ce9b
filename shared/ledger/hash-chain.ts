import { createHash } from 'node:crypto';

/** The hash before the first entry of every chain. */
export const GENESIS = '0'.repeat(64);

/** One entry of a chain: its content as an ordered list of texts, bound to the entry before it. */
export interface Link {
  readonly prevHash: string;
  readonly hash: string;
  readonly content: readonly string[];
}

/** Hashes an entry together with its predecessor's hash (SHA-256 over JSON, which keeps the parts apart). */
export function chainHash(prevHash: string, content: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([prevHash, ...content]))
    .digest('hex');
}

/** Finds the first entry of a chain that does not follow from the one before it; -1 when the chain holds. */
export function firstBrokenLink(chain: readonly Link[]): number {
  let previous = GENESIS;
  return chain.findIndex((link) => {
    const holds =
      link.prevHash === previous && link.hash === chainHash(link.prevHash, link.content);
    previous = link.hash;
    return !holds;
  });
}
