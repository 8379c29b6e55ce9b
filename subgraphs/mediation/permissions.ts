import { definePermissions } from '../../shared/policy/document.js';
import { ROLES } from '../../shared/viewer/roles.js';
import { mediationCourses } from './courses.js';

const CONVENERS = ['MEDIATOR', 'SECRETARIAT'] as const;
const IN_CAUCUS = ['PARTY_HEAD', 'MEDIATOR'] as const;
/** Who can ever read a session (S1): a monitor when a case is assigned to it. */
const READERS = [
  'PARTY_OFFICER',
  'PARTY_HEAD',
  ...CONVENERS,
  'MONITOR',
  'OBSERVER',
  'INTEGRATOR',
] as const;

/** THE DOCUMENT of the mediation (domain.md 2.5): every field's class, every root field's roles. */
export const mediationPermissions = definePermissions({
  subgraph: 'mediation',
  records: {
    // The marking raises a whole session: PRINCIPALS to PARTIES, a CAUCUS to CAUCUS.
    Session: {
      table: 'session',
      existence: 'MECHANISM',
      reach: 'CASE',
      courses: mediationCourses.Session,
      fields: {
        kind: 'MECHANISM',
        status: 'MECHANISM',
        place: 'MECHANISM',
        opensAt: 'MECHANISM',
        closesAt: 'MECHANISM',
        round: 'MECHANISM',
        open: 'MECHANISM',
        party: 'MECHANISM',
        mediators: 'MECHANISM',
        agenda: 'PARTIES',
      },
      columns: { partyCode: 'MECHANISM', mediatorCodes: 'MECHANISM' },
      indexes: [['kind'], ['status'], ['opensAt']],
    },
    AgendaItem: {
      table: 'agenda_item',
      existence: 'PARTIES',
      reach: 'CASE',
      courses: mediationCourses.AgendaItem,
      fields: {
        session: 'PARTIES',
        position: 'PARTIES',
        text: 'PARTIES',
        allegation: 'PARTIES',
      },
      columns: { sessionId: 'PARTIES', allegationId: 'PARTIES' },
      indexes: [['sessionId'], ['allegationId']],
    },
    CaucusNote: {
      table: 'caucus_note',
      existence: 'CAUCUS',
      reach: 'CASE',
      courses: mediationCourses.CaucusNote,
      fields: {
        party: 'CAUCUS',
        mediators: 'CAUCUS',
        session: 'CAUCUS',
        status: 'CAUCUS',
        body: 'CAUCUS',
        conveyableText: 'CAUCUS',
      },
      columns: { partyCode: 'CAUCUS', mediatorCodes: 'CAUCUS', sessionId: 'CAUCUS' },
    },
  },
  stubs: { Delegation: {}, Allegation: { agendaItems: 'PARTIES' } },
  values: [
    'SessionConnection',
    'SessionEdge',
    'CaucusNoteConnection',
    'CaucusNoteEdge',
    'PageInfo',
    'LocalizedText',
    'Translation',
    'Withheld',
    'UserError',
    'SessionPayload',
    'AgendaItemPayload',
    'CaucusNotePayload',
  ],
  queries: { session: ROLES, sessions: ROLES, caucusNote: IN_CAUCUS, caucusNotes: IN_CAUCUS },
  mutations: {
    scheduleSession: CONVENERS,
    openSession: CONVENERS,
    closeSession: CONVENERS,
    addAgendaItem: CONVENERS,
    recordCaucusNote: IN_CAUCUS,
    confirmCaucusNote: ['PARTY_HEAD'],
  },
  restrictedArguments: {
    'sessions.filter.kind': READERS,
    'sessions.filter.status': READERS,
    'sessions.filter.opensFrom': READERS,
    'sessions.filter.opensBefore': READERS,
  },
});
