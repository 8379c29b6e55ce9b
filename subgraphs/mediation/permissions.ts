import { definePermissions } from '../../shared/policy/document.js';
import { ROLES } from '../../shared/viewer/roles.js';

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

const AT_THE_TABLE =
  'the parties, the mediators and the secretariat; of a caucus, those who are in it';
const HOLDERS = 'those to whom the session was given and who hold the allegation, if there is one';
const NAMED = 'the head of the party that spoke and the named mediators, and no one else';

/** THE DOCUMENT of the mediation (domain.md 2.5): every field's class, every root field's roles. */
export const mediationPermissions = definePermissions({
  subgraph: 'mediation',
  records: {
    // The marking raises a whole session: PRINCIPALS to PARTIES, a CAUCUS to CAUCUS.
    Session: {
      table: 'session',
      existence: 'MECHANISM',
      reach: 'CASE',
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
        agenda: { class: 'PARTIES', opens: AT_THE_TABLE },
      },
      columns: { partyCode: 'MECHANISM', mediatorCodes: 'MECHANISM' },
      indexes: [['kind'], ['status'], ['opensAt']],
    },
    AgendaItem: {
      table: 'agenda_item',
      existence: 'PARTIES',
      reach: 'CASE',
      fields: {
        session: { class: 'PARTIES', opens: HOLDERS },
        position: { class: 'PARTIES', opens: HOLDERS },
        text: { class: 'PARTIES', opens: HOLDERS },
        allegation: { class: 'PARTIES', opens: HOLDERS },
      },
      columns: { sessionId: 'PARTIES', allegationId: 'PARTIES' },
      indexes: [['sessionId'], ['allegationId']],
    },
    CaucusNote: {
      table: 'caucus_note',
      existence: 'CAUCUS',
      reach: 'CASE',
      fields: {
        party: { class: 'CAUCUS', opens: NAMED },
        mediators: { class: 'CAUCUS', opens: NAMED },
        session: { class: 'CAUCUS', opens: NAMED },
        status: { class: 'CAUCUS', opens: NAMED },
        body: { class: 'CAUCUS', opens: NAMED },
        conveyableText: { class: 'CAUCUS', opens: NAMED },
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
