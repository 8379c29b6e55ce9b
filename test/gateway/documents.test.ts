import { describe, expect, it } from '@jest/globals';

import { KeptByAudience } from '../../gateway/documents.js';

describe('what is kept of a document', () => {
  it('was made by the same delegation: another one’s question leaves nothing behind', () => {
    const kept = new KeptByAudience<string>(10, 100);
    const made: string[] = [];
    const ask = (audience: string | undefined): string =>
      kept.get(audience, '{ a }', () => {
        made.push(audience ?? 'nobody');
        return `made for ${audience ?? 'nobody'}`;
      });
    expect(['ONE', 'OTHER', 'ONE', undefined, 'OTHER', undefined].map(ask)).toEqual([
      'made for ONE',
      'made for OTHER',
      'made for ONE',
      'made for nobody',
      'made for OTHER',
      'made for nobody',
    ]);
    expect(made).toEqual(['ONE', 'OTHER', 'nobody']);
  });

  it('is pushed out by the same delegation alone', () => {
    const kept = new KeptByAudience<string>(2, 100);
    kept.get('ONE', 'first', () => 'kept');
    for (const text of ['a', 'b', 'c']) kept.get('OTHER', text, () => text);
    expect(kept.get('ONE', 'first', () => 'made again')).toBe('kept');
    for (const text of ['d', 'e']) kept.get('ONE', text, () => text);
    expect(kept.get('ONE', 'first', () => 'made again')).toBe('made again');
  });

  it('is made anew each time where the text is long', () => {
    const kept = new KeptByAudience<string>(2, 3);
    kept.get('ONE', 'long text', () => 'first');
    expect(kept.get('ONE', 'long text', () => 'second')).toBe('second');
  });
});
