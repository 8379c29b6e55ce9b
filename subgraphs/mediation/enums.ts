import { graphqlEnum } from '../../shared/subgraph/graphql-enum.js';
import { NOTE_STATUSES, NOTE_VERBS } from './caucus-note/caucus-note.state.js';
import { SESSION_KINDS, SESSION_STATUSES, SESSION_VERBS } from './session/session.state.js';

export const SessionKindEnum = graphqlEnum('SessionKind', SESSION_KINDS, 'What a session is.', {
  PLENARY: 'All delegations in one room.',
  PROXIMITY: 'The parties in separate rooms, the mediators between them.',
  CAUCUS: 'One party with the mediators it meets; no one else learns that it takes place.',
  TECHNICAL: 'Experts on one subject.',
  PRINCIPALS: 'Heads at political level; the observers and the public do not learn of it.',
  HOTLINE_REVIEW: 'Review of the calls on the hotline.',
});

export const SessionStatusEnum = graphqlEnum(
  'SessionStatus',
  SESSION_STATUSES,
  'Where a session stands.',
  {
    SCHEDULED: 'Called, and not yet opened.',
    OPEN: 'In progress.',
    ADJOURNED: 'Interrupted, to be resumed.',
    CLOSED: 'Over; its agenda does not change any more.',
    POSTPONED: 'Called for a later time that is not yet set.',
    CANCELLED: 'Will not take place.',
  },
);

export const NoteStatusEnum = graphqlEnum(
  'NoteStatus',
  NOTE_STATUSES,
  'Where a caucus note stands.',
  {
    PRIVATE: 'Written down; the party has not yet confirmed it.',
    PARTY_CONFIRMED: 'The head of the party confirms that it says what was said.',
    CLEARED_FOR_CONVEYANCE: 'The head of the party has cleared an exact text for an audience.',
    CONVEYED: 'The mediator has conveyed the cleared text, and nothing else.',
  },
);

export const VerbEnum = graphqlEnum(
  'Verb',
  [...SESSION_VERBS, ...NOTE_VERBS],
  'An act on a record.',
  {
    OPEN: 'Open the session (`openSession`).',
    CLOSE: 'Close the case or the session (`closeAllegation`, `closeSession`).',
    ADD_AGENDA_ITEM: 'Add an item to the agenda of the session (`addAgendaItem`).',
    CONFIRM: 'Confirm the caucus note as the party that spoke (`confirmCaucusNote`).',
  },
);
