import { createHash } from 'node:crypto';

import { LRUCache } from 'lru-cache';

import type { Viewer } from '../shared/viewer/viewer.js';

/** How long a signature that was checked is believed: a key that its issuer takes back is believed so much longer. */
const BELIEVED_MS = 30_000;
/** Tokens of one issuer; a person has one, and an app one. */
const MOST = 1_000;

/** What was found of a token that verified just now. */
export interface Recent {
  readonly issuer: string;
  readonly viewer: Viewer;
  /** When the token ends, whatever is remembered of it: milliseconds since 1970. */
  readonly ends: number;
}

interface Found {
  readonly viewer: Viewer;
  readonly until: number;
}

/** No token is kept where it could be read, only what nobody can make it of. */
function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}

/**
 * Remembers for a moment whose a token was found to be, so that a client that sends one question after the other has its signature
 * checked once. Only what was found good is remembered, never beyond the token's own time, and each issuer's tokens by
 * themselves: no delegation's requests push another's out, which could be felt.
 */
export class RecentTokens {
  readonly #issuers: ReadonlyMap<string, LRUCache<string, Found>>;

  /** @param issuers every `iss` from the start: how many places are looked at shall not tell who has come */
  constructor(issuers: Iterable<string>) {
    this.#issuers = new Map(
      [...issuers].map((iss) => [iss, new LRUCache<string, Found>({ max: MOST })]),
    );
  }

  /** Says whose a token is, where that was found a moment ago. */
  find(token: string): Viewer | undefined {
    const digest = digestOf(token);
    const now = Date.now();
    for (const tokens of this.#issuers.values()) {
      const found = tokens.get(digest);
      if (found && now < found.until) return found.viewer;
    }
    return undefined;
  }

  /** Remembers whose a token is that verified just now. */
  keep(token: string, { issuer, viewer, ends }: Recent): void {
    const until = Math.min(Date.now() + BELIEVED_MS, ends);
    this.#issuers.get(issuer)?.set(digestOf(token), { viewer, until });
  }
}
