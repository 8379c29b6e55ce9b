import { createHash } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import { chainHash, firstBrokenLink, GENESIS, type Link } from '../../shared/ledger/hash-chain.js';

function chainOf(contents: readonly (readonly string[])[]): readonly Link[] {
  let prevHash = GENESIS;
  return contents.map((content) => {
    const link = { prevHash, hash: chainHash(prevHash, content), content };
    prevHash = link.hash;
    return link;
  });
}

describe('a hash chain', () => {
  const chain = chainOf([
    ['sealed', '1'],
    ['accessed', '2'],
    ['disclosed', '3'],
  ]);

  test('hashes the predecessor and the content as JSON with SHA-256', () => {
    const text =
      '["0000000000000000000000000000000000000000000000000000000000000000","sealed","1"]';
    expect(chain[0]?.hash).toBe(createHash('sha256').update(text).digest('hex'));
  });

  test('holds when nothing was touched', () => {
    expect(firstBrokenLink(chain)).toBe(-1);
    expect(firstBrokenLink([])).toBe(-1);
  });

  test('names the entry whose content was changed', () => {
    const forged = chain.map((link, at) =>
      at === 1 ? { ...link, content: ['accessed', '9'] } : link,
    );
    expect(firstBrokenLink(forged)).toBe(1);
  });

  test('notices an entry that was taken out', () => {
    expect(firstBrokenLink(chain.filter((_, at) => at !== 1))).toBe(1);
    expect(firstBrokenLink(chain.slice(1))).toBe(0);
  });

  test('keeps the parts of a content apart', () => {
    expect(chainHash(GENESIS, ['ab', 'c'])).not.toBe(chainHash(GENESIS, ['a', 'bc']));
  });
});
