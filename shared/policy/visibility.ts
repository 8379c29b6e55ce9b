import type { DelegationKind, Role, Scope } from '../viewer/roles.js';
import { SCOPES } from '../viewer/roles.js';
import type { ClassName } from './classes.js';
import { type Audience, AUDIENCES, type Course, type Given } from './course.js';
import type { RecordRule } from './document.js';
import type { PolicyRules } from './policy.js';

/** Someone who reads: how its delegation stands to the record, its role there, and an app's scope. */
export interface Reader {
  readonly audience: Audience;
  readonly kind: DelegationKind;
  readonly role: Role;
  /** Null for persons. */
  readonly scope: Scope | null;
}

/** A course of a record type, as it is asked about; the standing of the type counts from the first stage on. */
export interface Subject {
  readonly record: RecordRule;
  readonly course: Course;
}

/** What stands to a record by its kind alone, and not by anything in the record. */
const KINDS = ['PARTY', 'MEDIATOR', 'SECRETARIAT', 'OBSERVER', 'PUBLIC'] as const;

const KINDS_OF: Readonly<Record<Audience, readonly DelegationKind[]>> = {
  SUBMITTING_DELEGATION: ['PARTY'],
  OTHER_PARTY: ['PARTY'],
  NAMED_PARTY: ['PARTY'],
  NAMED_MEDIATOR: ['MEDIATOR'],
  PARTY: ['PARTY'],
  MEDIATOR: ['MEDIATOR'],
  SECRETARIAT: ['SECRETARIAT'],
  OBSERVER: ['OBSERVER'],
  PUBLIC: ['PUBLIC'],
};

function kindsOf(audience: Audience, { submitters }: Course): readonly DelegationKind[] {
  return (audience === 'SUBMITTING_DELEGATION' ? submitters : undefined) ?? KINDS_OF[audience];
}

/** Lists the audiences that a course tells apart: those that it names, and every kind of delegation. */
export function audiencesOf({ stages }: Course): readonly Audience[] {
  const named = new Set(stages.flatMap(({ gives }) => Object.keys(gives)));
  return AUDIENCES.filter(
    (audience) => named.has(audience) || KINDS.some((kind) => kind === audience),
  );
}

/** Lists everyone who may read as an audience: each role once, and an app once for each scope. */
export function readersOf(
  audience: Audience,
  course: Course,
  { rolesOfKind }: PolicyRules,
): readonly Reader[] {
  const readers = kindsOf(audience, course).flatMap((kind) =>
    rolesOfKind[kind].flatMap((role): readonly Reader[] => {
      if (role !== 'INTEGRATOR') return [{ audience, kind, role, scope: null }];
      // An app of the public, and one without a scope, reads in the public's seat.
      return kind === 'PUBLIC' ? [] : SCOPES.map((scope) => ({ audience, kind, role, scope }));
    }),
  );
  return readers.filter(
    ({ role, scope }, at) =>
      readers.findIndex((other) => other.role === role && other.scope === scope) === at,
  );
}

function asGiven(given: ClassName | Given): Partial<Given> & { readonly class: ClassName } {
  return typeof given === 'string' ? { class: given } : given;
}

/** Finds what an audience was given up to a stage; the clearance that opens most, as in the projection. */
function givenTo(
  audience: Audience,
  { record, course }: Subject,
  at: number,
  rules: PolicyRules,
): ReturnType<typeof asGiven> | undefined {
  const standing = KINDS.find((kind) => kind === audience);
  const gives = [
    standing === undefined ? undefined : record.standing?.[standing],
    ...course.stages.slice(0, at + 1).map((stage) => stage.gives[audience]),
  ].flatMap((given) => (given === undefined ? [] : [asGiven(given)]));
  const width = (given: { readonly class: ClassName }): number =>
    Object.values(rules.openedBy).filter((by) => by.includes(given.class)).length;
  return gives.sort((one, two) => width(two) - width(one))[0];
}

/** Tells whether a role uses what its delegation was given. */
function usedBy(
  role: Role,
  given: Partial<Given>,
  record: RecordRule,
  rules: PolicyRules,
): boolean {
  if (record.reach === 'CASE' && rules.withoutCases.includes(role)) return false;
  return given.onlyRoles?.includes(role) !== false;
}

/**
 * Computes with which clearance a reader sees the record at a stage, an app's already capped; undefined where
 * the record does not exist for it. Says what the projection and the seats do; document.test.ts compares them.
 */
export function clearanceAt(
  { audience, kind, role, scope }: Reader,
  subject: Subject,
  at: number,
  rules: PolicyRules,
): ClassName | undefined {
  const { record, course } = subject;
  const given = givenTo(audience, subject, at, rules) ?? givenTo(kind, subject, at, rules);
  const marking = course.stages[at]?.marking;
  if (!given || !marking || !usedBy(role, given, record, rules)) return undefined;
  const opens = (clearance: ClassName, needed: ClassName): boolean =>
    rules.openedBy[needed].includes(clearance);
  const cap = scope === null ? given.class : rules.appCap[scope];
  const seen = [record.existence, marking].every(
    (needed) => opens(given.class, needed) && opens(cap, needed),
  );
  if (!seen) return undefined;
  return opens(cap, given.class) ? given.class : cap;
}

/** Lists the stages of a course, by number, at which a reader reads what has the class given. */
export function stagesOpen(
  reader: Reader,
  subject: Subject,
  needed: ClassName,
  rules: PolicyRules,
): readonly number[] {
  return subject.course.stages.flatMap((_, at) => {
    const clearance = clearanceAt(reader, subject, at, rules);
    return clearance !== undefined && rules.openedBy[needed].includes(clearance) ? [at] : [];
  });
}
