import type { Act } from '../../../shared/acts/act.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import type { Viewer } from '../../../shared/viewer/viewer.js';
import { CaucusNote } from './caucus-note.entity.js';
import type { CaucusNoteActInput } from './caucus-note.input.js';
import { nextStatus, noteVerbs, type Situation } from './caucus-note.state.js';

/** Sees a note as the state machine does. */
export function situationOf(
  note: Pick<CaucusNote, 'status' | 'partyCode'>,
  { delegation, role }: Pick<Viewer, 'delegation' | 'role'>,
): Situation {
  return { status: note.status, party: note.partyCode, actor: { delegation, role } };
}

/** Refuses to confirm a note that is not the actor's to confirm now; pure. */
export function confirmFaults(
  note: Pick<CaucusNote, 'status' | 'partyCode'>,
  viewer: Pick<Viewer, 'delegation' | 'role'>,
): readonly Fault[] {
  const situation = situationOf(note, viewer);
  if (nextStatus('CONFIRM', situation)) return [];
  const open = noteVerbs(situation).join(', ') || 'none';
  const message = `the note is ${situation.status}; open to you now: ${open}`;
  return [{ code: 'ILLEGAL_TRANSITION', path: ['input', 'id'], message }];
}

/** PRIVATE → PARTY_CONFIRMED: the head of the party confirms that the note says what was said. */
export const confirmCaucusNote: Act<CaucusNoteActInput, { readonly changes: CaucusNote }> = {
  name: 'confirmCaucusNote',
  record: CaucusNote,
  load: async ({ world }, { id }) => {
    const changes = await world.findOneBy(CaucusNote, { id });
    if (!changes) throw notFound(['input', 'id']);
    return { changes };
  },
  guard: ({ changes }, { viewer }) => confirmFaults(changes, viewer),
  write: async (transaction, { changes }) => {
    await transaction.change(CaucusNote, changes.id, { status: 'PARTY_CONFIRMED' });
    return changes.id;
  },
};
