import type { Directory } from '../viewer/directory.js';
import type { ClassName } from './classes.js';
import type { RecordRule } from './document.js';

/** A record that the whole mechanism knows (S1): all delegations, and not the public. */
export const ALL_BUT_PUBLIC = {
  PARTY: 'MECHANISM',
  MEDIATOR: 'MECHANISM',
  SECRETARIAT: 'MECHANISM',
  OBSERVER: 'MECHANISM',
} as const;
/** A record that anyone may know (S0). */
export const EVERYONE = {
  PARTY: 'PUBLIC',
  MEDIATOR: 'PUBLIC',
  SECRETARIAT: 'PUBLIC',
  OBSERVER: 'PUBLIC',
  PUBLIC: 'PUBLIC',
} as const;

/** To whom a record of a type is given from the start, by the document. */
export function standingGrants(
  record: RecordRule,
  directory: Directory,
): readonly { readonly delegation: string; readonly clearance: ClassName }[] {
  return directory.delegations.flatMap(({ code, kind }) => {
    const clearance = record.standing?.[kind];
    return clearance === undefined ? [] : [{ delegation: code, clearance }];
  });
}
