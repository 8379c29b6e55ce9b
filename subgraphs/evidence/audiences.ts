import type { Grant } from '../../shared/acts/act-transaction.js';
import type { Directory } from '../../shared/viewer/directory.js';

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
