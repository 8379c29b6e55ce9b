import fc from 'fast-check';

import { ofCase, ofEvidence } from '../observers.js';
import type { KnownCase } from '../scope.js';
import { text } from '../story.js';
import { type Family, reachOf, type Thread } from './family.js';
import { aParty, aPick, type Party, seatOf } from './people.js';

interface EvidenceThread extends Thread {
  readonly kind: 'evidence';
  readonly by: Party;
  readonly sealed: boolean;
  readonly on: number | null;
}

interface LinkThread extends Thread {
  readonly kind: 'link';
  readonly by: Party;
  readonly item: number;
  readonly on: number;
}

function holds(party: string, one: KnownCase): boolean {
  return one.by === party || one.reached >= 3;
}

function chosen<T>(list: readonly T[], nth: number): T | undefined {
  return list[nth % Math.max(list.length, 1)];
}

/** A draft, perhaps on a case that its party holds, perhaps sealed. Every item has the same digest and the same title. */
export const EVIDENCE: Family<EvidenceThread> = {
  kind: 'evidence',
  weight: 4,
  threads: fc.record({
    kind: fc.constant('evidence' as const),
    by: aParty,
    sealed: fc.boolean(),
    on: fc.option(aPick, { freq: 3 }),
  }),
  reach: (who, thread) => reachOf(ofEvidence(who, thread) !== null),
  *tell(_who, thread, part, scope) {
    const open = scope.cases.filter(
      (one) => (part === 'HIGH' || one.part === 'LOW') && holds(thread.by, one),
    );
    const target = thread.on === null ? undefined : chosen(open, thread.on);
    const seat = seatOf(thread.by, 'officer');
    const id = yield {
      seat,
      act: 'draftEvidence',
      input: {
        kind: 'PHOTO',
        title: text('Photograph'),
        description: text('Of the post.'),
        collectedAt: '2025-11-12T07:00:00.000Z',
        collectedPlace: 'Post 14',
        sha256: 'b'.repeat(64),
        size: 10,
        mediaType: 'image/jpeg',
        sourceProtection: 'NAMED',
        attributionLabel: 'local official',
        ...(target && { allegationId: target.id, relevance: text('It shows the place.') }),
      },
    };
    scope.note(part, id);
    scope.evidence.push({ id, part, by: thread.by, sealed: thread.sealed });
    if (thread.sealed) yield { seat, act: 'sealEvidence', input: { id }, on: id };
  },
  shorter: (thread) => (thread.sealed ? { ...thread, sealed: false } : undefined),
};

/** One more link. In the high part at least one of its ends must be unknown to the observer. */
export const LINK: Family<LinkThread> = {
  kind: 'link',
  weight: 1,
  threads: fc.record({
    kind: fc.constant('link' as const),
    by: aParty,
    item: aPick,
    on: aPick,
  }),
  reach: () => 'BOTH',
  *tell(who, thread, part, scope) {
    const joins = scope.evidence
      .filter((item) => item.by === thread.by)
      .flatMap((item) =>
        scope.cases.filter((one) => holds(thread.by, one)).map((one) => ({ item, one })),
      )
      .filter(({ item, one }) =>
        part === 'LOW'
          ? item.part === 'LOW' && one.part === 'LOW'
          : ofEvidence(who, item) === null || ofCase(who, one) === null,
      );
    const join = chosen(joins, thread.item + thread.on);
    if (!join) return;
    yield {
      seat: seatOf(thread.by, 'officer'),
      act: 'linkEvidence',
      input: { itemId: join.item.id, allegationId: join.one.id, relevance: text('Also here.') },
    };
  },
};
