import type { Grant } from './act-transaction.js';
import type { Directory } from '../viewer/directory.js';

/** The drafting delegation, alone. */
export function drafter(delegation: string): readonly Grant[] {
  return [{ delegation, clearance: 'DRAFT' }];
}

/** The mediators and the secretariat, for a submission (S3). */
export function mechanismReaders(directory: Directory): readonly Grant[] {
  return directory
    .ofKind('MEDIATOR', 'SECRETARIAT')
    .map((delegation) => ({ delegation, clearance: 'SUBMITTER' }));
}

/** The other side of a case, for what it is told (S2). */
export function otherSide(delegation: string): readonly Grant[] {
  return [{ delegation, clearance: 'PARTIES' }];
}

/** Adds one delegation to those who are given a record, where it is none of them. */
export function including(readers: readonly Grant[], one: Grant): readonly Grant[] {
  return readers.some(({ delegation }) => delegation === one.delegation)
    ? readers
    : [one, ...readers];
}
