import type { Fault } from '../../shared/errors.js';
import type { Directory } from '../../shared/viewer/directory.js';
import type { Viewer } from '../../shared/viewer/viewer.js';

/** Builds a fault of a field of the input. */
export function inputFault(field: string, message: string): Fault {
  return { code: 'BAD_USER_INPUT', path: ['input', field], message };
}

/** Checks the party of a caucus; pure. */
export function partyFaults(party: string | null, directory: Directory): readonly Fault[] {
  if (party !== null && directory.find(party)?.kind === 'PARTY') return [];
  return [inputFault('party', 'is not a party to the agreement')];
}

/** Checks the mediators of a caucus: each of them one, and a mediator who writes it among them; pure. */
export function mediatorFaults(
  mediators: readonly string[],
  viewer: Viewer,
  directory: Directory,
): readonly Fault[] {
  if (mediators.length === 0 || mediators.some((code) => directory.find(code)?.kind !== 'MEDIATOR'))
    return [inputFault('mediators', 'must name one or more mediators')];
  if (viewer.role === 'MEDIATOR' && !mediators.includes(viewer.delegation))
    return [inputFault('mediators', 'must name your own delegation')];
  return [];
}

/** Puts mediators into the order of the configuration, so that the order in which they were named tells nothing. */
export function inOrder(mediators: readonly string[], directory: Directory): string[] {
  return directory.ofKind('MEDIATOR').filter((code) => mediators.includes(code));
}
