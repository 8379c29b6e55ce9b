import { type Role, type Scope, SCOPES } from '../viewer/roles.js';
import type { Audience, Course } from './course.js';
import type { Reader } from './visibility.js';

const ROLES_IN_WORDS: Readonly<Record<Exclude<Role, 'INTEGRATOR'>, string>> = {
  PARTY_HEAD: 'heads',
  PARTY_OFFICER: 'officers',
  MEDIATOR: 'mediators',
  SECRETARIAT: 'staff',
  MONITOR: 'monitors',
  SOURCE_CUSTODIAN: 'source custodians',
  OBSERVER: 'observers',
  AUDITOR: 'auditors',
  PUBLIC: 'the public',
};
const AUDIENCES_IN_WORDS: Readonly<Record<Audience, string>> = {
  SUBMITTING_DELEGATION: 'of the submitting delegation',
  OTHER_PARTY: 'of the other party',
  NAMED_PARTY: 'of the party that is named in it',
  NAMED_MEDIATOR: 'of a mediating delegation that is named in it',
  PARTY: 'of a party',
  MEDIATOR: 'of a mediating delegation',
  SECRETARIAT: 'of the secretariat',
  OBSERVER: 'of an observing delegation',
  PUBLIC: '',
};
/** Beside which audiences a kind is only what is left of it. */
const REST_OF: Readonly<Partial<Record<Audience, readonly Audience[]>>> = {
  PARTY: ['SUBMITTING_DELEGATION', 'OTHER_PARTY', 'NAMED_PARTY'],
  MEDIATOR: ['NAMED_MEDIATOR'],
};
/** Acts that are no mutation: what brings a record without anyone asking for it. */
const NO_MUTATIONS: Readonly<Record<string, string>> = {
  reconcile: 'by the configuration of the deployment',
  place: 'by the event of a place that was recorded',
  terms: 'by the event of terms that were adopted',
  assignment: 'by the event of a case that was assigned',
};

/** Joins words as a sentence does: `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** Begins a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Names a role of persons, or apps. */
export function roleWords(role: Role): string {
  return role === 'INTEGRATOR' ? 'apps' : ROLES_IN_WORDS[role];
}

/** Names apps by what they may read. */
function appsWords(scopes: readonly Scope[]): string {
  if (scopes.length === SCOPES.length) return 'apps';
  return `apps with the scope ${listed(scopes, 'or')}`;
}

function audienceWords(audience: Audience, audiences: readonly Audience[]): string {
  const rest = REST_OF[audience]?.some((named) => audiences.includes(named)) === true;
  const words = AUDIENCES_IN_WORDS[audience];
  return rest ? words.replace('of a ', 'of any other ') : words;
}

/** Names readers of one audience: `heads and officers of the other party`. */
export function readersWords(
  readers: readonly Reader[],
  audiences: readonly Audience[],
  last?: string,
): string {
  const [first] = readers;
  if (first === undefined) return 'nobody';
  const persons = readers.flatMap(({ role, scope }) => (scope === null ? [roleWords(role)] : []));
  const scopes = readers.flatMap(({ scope }) => (scope === null ? [] : [scope]));
  const who = [...persons, ...(scopes.length > 0 ? [appsWords(scopes)] : [])];
  return `${listed(who, last)} ${audienceWords(first.audience, audiences)}`.trim();
}

/** Says which act brings a stage. */
export function actWords(act: string): string {
  return NO_MUTATIONS[act] ?? `by the act ${act}`;
}

/** Says when something is open: from the first of the stages given, until it is closed again. */
export function spanWords(open: readonly number[], { stages }: Course): string {
  const [first] = open;
  const stage = stages[first ?? -1];
  if (first === undefined || stage === undefined) return 'never';
  const from = `from ${stage.stage}, ${actWords(stage.act)}`;
  const closed = stages.findIndex((_, at) => at > first && !open.includes(at));
  const end = stages[closed];
  return end === undefined ? from : `${from}, until ${end.stage}, ${actWords(end.act)}`;
}
