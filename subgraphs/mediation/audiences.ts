import type { Grant } from '../../shared/acts/act-transaction.js';
import type { ClassName } from '../../shared/policy/classes.js';
import type { Directory } from '../../shared/viewer/directory.js';
import type { SessionKind } from './session/session.state.js';

/** What decides to whom a session is given. */
export interface SessionPlan {
  readonly kind: SessionKind;
  /** Whether observers may attend. */
  readonly open: boolean;
  /** The party of a caucus. */
  readonly party: string | null;
  /** The mediators of a caucus. */
  readonly mediators: readonly string[] | null;
}

/**
 * S4: the speaking party's head and the named mediators, and no one else. The roles are named for both:
 * a role that a delegation may hold one day is outside until someone decides that it is inside.
 */
export function caucusGrants(party: string, mediators: readonly string[]): readonly Grant[] {
  return [
    { delegation: party, clearance: 'CAUCUS', onlyRoles: ['PARTY_HEAD'] },
    ...mediators.map((delegation): Grant => ({
      delegation,
      clearance: 'CAUCUS',
      onlyRoles: ['MEDIATOR'],
    })),
  ];
}

/** The class of a session as a whole (domain.md 2.5). */
export function markingOf(kind: SessionKind): ClassName {
  switch (kind) {
    case 'CAUCUS':
      return 'CAUCUS';
    case 'PRINCIPALS':
      return 'PARTIES';
    case 'PLENARY':
    case 'PROXIMITY':
    case 'TECHNICAL':
    case 'HOTLINE_REVIEW':
      return 'MECHANISM';
  }
}

/** The class of an item on a session's agenda: S2, or that of the caucus. */
export function itemMarkingOf(kind: SessionKind): ClassName {
  return kind === 'CAUCUS' ? 'CAUCUS' : 'PARTIES';
}

/** To whom a session is given: everyone at the table, observers where it is open to them; a caucus to those in it. */
export function sessionGrants(plan: SessionPlan, directory: Directory): readonly Grant[] {
  if (plan.kind === 'CAUCUS') {
    if (plan.party === null || plan.mediators === null)
      throw new Error('a caucus needs a party and mediators; the guard has to ask for them');
    return caucusGrants(plan.party, plan.mediators);
  }
  const table = directory.ofKind('PARTY', 'MEDIATOR', 'SECRETARIAT');
  const observers = plan.open ? directory.ofKind('OBSERVER') : [];
  return [
    ...table.map((delegation): Grant => ({ delegation, clearance: 'PARTIES' })),
    ...observers.map((delegation): Grant => ({ delegation, clearance: 'PARTIES' })),
  ];
}
