import type { Role } from '../../../shared/viewer/roles.js';

/** Every status of a caucus note (domain.md 2.3). */
export const NOTE_STATUSES = [
  'PRIVATE',
  'PARTY_CONFIRMED',
  'CLEARED_FOR_CONVEYANCE',
  'CONVEYED',
] as const;
export type NoteStatus = (typeof NOTE_STATUSES)[number];

/** The acts on a caucus note. */
export const NOTE_VERBS = ['CONFIRM'] as const;
export type NoteVerb = (typeof NOTE_VERBS)[number];

interface Transition {
  readonly from: NoteStatus;
  readonly to: NoteStatus;
}

/** domain.md 2.4, up to the party's word that the note says what it said. */
const TRANSITIONS: Readonly<Record<NoteVerb, Transition>> = {
  CONFIRM: { from: 'PRIVATE', to: 'PARTY_CONFIRMED' },
};

/** What the machine looks at: the note and who acts. */
export interface Situation {
  readonly status: NoteStatus;
  readonly party: string;
  readonly actor: { readonly delegation: string; readonly role: Role };
}

function speaks({ party, actor }: Situation): boolean {
  return actor.role === 'PARTY_HEAD' && actor.delegation === party;
}

/** Lists the acts that are open to the actor now. */
export function noteVerbs(situation: Situation): readonly NoteVerb[] {
  if (!speaks(situation)) return [];
  return NOTE_VERBS.filter((verb) => TRANSITIONS[verb].from === situation.status);
}

/** Gives the status after an act; undefined when the act is not open to the actor now. */
export function nextStatus(verb: NoteVerb, situation: Situation): NoteStatus | undefined {
  return noteVerbs(situation).includes(verb) ? TRANSITIONS[verb].to : undefined;
}
