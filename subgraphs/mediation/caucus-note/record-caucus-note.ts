import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Fault } from '../../../shared/errors.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import type { Viewer } from '../../../shared/viewer/viewer.js';
import { caucusGrants } from '../audiences.js';
import { inOrder, inputFault, mediatorFaults, partyFaults } from '../participants.js';
import { loadSession } from '../session/load-session.js';
import type { Session } from '../session/session.entity.js';
import { CaucusNote } from './caucus-note.entity.js';
import type { RecordCaucusNoteInput } from './caucus-note.input.js';

/** What the act starts from. */
export interface NoteTarget {
  readonly session: Pick<Session, 'kind' | 'partyCode' | 'mediatorCodes'> | null;
}

/** The party that spoke: a head speaks for its own delegation. */
function speaker(input: Pick<RecordCaucusNoteInput, 'party'>, viewer: Viewer): string | null {
  return input.party ?? (viewer.role === 'PARTY_HEAD' ? viewer.delegation : null);
}

/** A note of a caucus is about the party that was in it, and for mediators who were. */
function sessionFaults(
  { session }: NoteTarget,
  party: string | null,
  mediators: readonly string[],
): readonly Fault[] {
  if (session?.kind !== 'CAUCUS') return [];
  const present = mediators.every((code) => session.mediatorCodes?.includes(code) === true);
  if (session.partyCode === party && present) return [];
  return [inputFault('sessionId', 'was a caucus with another party or without these mediators')];
}

/** Checks a new note; pure. */
export function noteFaults(
  target: NoteTarget,
  { viewer, input, directory }: Facts<RecordCaucusNoteInput>,
): readonly Fault[] {
  const party = speaker(input, viewer);
  if (viewer.role === 'PARTY_HEAD' && party !== viewer.delegation)
    return [inputFault('party', 'a head records what its own delegation said')];
  return [
    ...partyFaults(party, directory),
    ...mediatorFaults(input.mediators, viewer, directory),
    ...sessionFaults(target, party, input.mediators),
  ];
}

/** – → PRIVATE: a note for the head of the party that spoke and the named mediators, and no one else. */
export const recordCaucusNote: Act<RecordCaucusNoteInput, NoteTarget> = {
  name: 'recordCaucusNote',
  record: CaucusNote,
  load: async (reading, { sessionId }) => ({
    session:
      sessionId == null ? null : await loadSession(reading, sessionId, ['input', 'sessionId']),
  }),
  guard: noteFaults,
  write: async (transaction, _target, input) => {
    const id = newId('cau');
    const party = speaker(input, transaction.viewer);
    if (party === null) throw new Error('a note needs a party; the guard has to ask for it');
    const mediators = inOrder(input.mediators, transaction.directory);
    await transaction.create(
      CaucusNote,
      {
        id,
        // Whoever writes it down, they are the party's words: only the party can let them go further.
        originator: party,
        marking: 'CAUCUS',
        partyCode: party,
        mediatorCodes: mediators,
        sessionId: input.sessionId ?? null,
        status: 'PRIVATE',
        body: input.body,
        conveyableText: null,
      },
      caucusGrants(party, mediators),
    );
    return id;
  },
};
