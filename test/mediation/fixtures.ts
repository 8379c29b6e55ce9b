import type { Facts } from '../../shared/acts/act.js';
import { type Directory, parseDirectory } from '../../shared/viewer/directory.js';
import type { Role } from '../../shared/viewer/roles.js';
import type { Viewer } from '../../shared/viewer/viewer.js';

const KINDS = {
  PAK: 'PARTY',
  AFG: 'PARTY',
  TUR: 'MEDIATOR',
  QAT: 'MEDIATOR',
  SEC: 'SECRETARIAT',
  OBS_A: 'OBSERVER',
  PUBLIC: 'PUBLIC',
};

/** The delegations of domain.md 2.1. */
export const directory: Directory = parseDirectory({
  delegations: Object.entries(KINDS).map(([code, kind]) => ({
    code,
    kind,
    displayNames: { en: code },
  })),
});

/** Makes a viewer of a delegation in a role. */
export function viewer(delegation: string, role: Role): Viewer {
  return { delegation, role, subject: 'someone', seat: '', scopes: [], client: null };
}

/** Makes the facts that a guard looks at. */
export function facts<Input>(who: Viewer, input: Input): Facts<Input> {
  return { viewer: who, input, at: new Date('2025-11-12T00:00:00Z'), directory };
}
