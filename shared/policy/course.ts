import type { DelegationKind, Role } from '../viewer/roles.js';
import type { ClassName } from './classes.js';

/**
 * How a delegation stands to a record: the first four are about this record, the others a whole kind of
 * delegations. What is said of the nearer one counts: a mediator that is named reads what the named are given.
 */
export const AUDIENCES = [
  'SUBMITTING_DELEGATION',
  'OTHER_PARTY',
  'NAMED_PARTY',
  'NAMED_MEDIATOR',
  'PARTY',
  'MEDIATOR',
  'SECRETARIAT',
  'OBSERVER',
  'PUBLIC',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** A clearance that only some roles of the delegation use. */
export interface Given {
  readonly class: ClassName;
  readonly onlyRoles: readonly Role[];
}

/** Where an act brings a record, and to whom it gives it then; nothing is taken back by a later stage. */
export interface Stage {
  readonly stage: string;
  /** The act's name, as the grants that it writes carry it. */
  readonly act: string;
  /** The class of the record as a whole from now on: who is not cleared for it does not see the record. */
  readonly marking: ClassName;
  readonly gives: Readonly<Partial<Record<Audience, ClassName | Given>>>;
  /** A record that comes here comes no further: the stages after it are those of the others. */
  readonly end?: true;
}

/**
 * One way that a record of a type can go, from its first stage on. It describes what the acts do and decides
 * nothing; test/permissions/document.test.ts performs the acts and compares the grants.
 */
export interface Course {
  /** Which records of the type go this way, in words; absent where all do. */
  readonly of?: string;
  /** A record of this type that it may point at: only those who hold that one too are given this one. */
  readonly heldWith?: string;
  /** What of it is given for a time only, as a sentence: such a grant ends by itself, by no act. */
  readonly ends?: string;
  /** What the submitting delegation can be; a party where nothing is said. */
  readonly submitters?: readonly DelegationKind[];
  readonly stages: readonly [Stage, ...Stage[]];
}
