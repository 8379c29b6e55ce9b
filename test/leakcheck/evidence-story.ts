import { type Observer, ofCase, ofEvidence } from './observers.js';
import type { KnownCase, Part, Scope } from './scope.js';
import { type Op, text } from './story.js';
import type { Thread } from './threads.js';

type Of<K extends Thread['kind']> = Extract<Thread, { readonly kind: K }>;
type Telling = Generator<Op, void, string>;

function holds(party: string, one: KnownCase): boolean {
  return one.by === party || one.reached >= 3;
}

function chosen<T>(list: readonly T[], nth: number): T | undefined {
  return list[nth % Math.max(list.length, 1)];
}

/** A draft, perhaps on a case that its party holds, perhaps sealed. Every item has the same digest and the same title. */
export function* evidenceStory(thread: Of<'evidence'>, part: Part, scope: Scope): Telling {
  const open = scope.cases.filter(
    (one) => (part === 'HIGH' || one.part === 'LOW') && holds(thread.by, one),
  );
  const target = thread.on === null ? undefined : chosen(open, thread.on);
  const id = yield {
    seat: `${thread.by.toLowerCase()}-officer`,
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
  if (!thread.sealed) return;
  const seat = `${thread.by.toLowerCase()}-officer`;
  yield { seat, act: 'sealEvidence', input: { id, expectedVersion: 1 } };
}

/** One more link. In the high part at least one of its ends must be unknown to the observer. */
export function* linkStory(who: Observer, thread: Of<'link'>, part: Part, scope: Scope): Telling {
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
    seat: `${thread.by.toLowerCase()}-officer`,
    act: 'linkEvidence',
    input: { itemId: join.item.id, allegationId: join.one.id, relevance: text('Also here.') },
  };
}
