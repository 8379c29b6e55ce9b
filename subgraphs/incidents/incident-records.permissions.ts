import { OF_THE_INCIDENT } from './case-keys.js';
import { incidentCourses } from './courses.js';
import { incidentRecordCourses } from './incident-records.courses.js';

const PARTY = ['PARTY_OFFICER', 'PARTY_HEAD'] as const;
const ACROSS = ['MEDIATOR', 'SECRETARIAT'] as const;
/** Who can ever read a case: a monitor when it is assigned to it, an app as far as its scopes go. */
export const READERS = [...PARTY, ...ACROSS, 'MONITOR', 'INTEGRATOR'] as const;
/** Who can ever read what the whole mechanism knows of an incident: observers, too; it is nobody's seal or log. */
const MECHANISM = [...READERS, 'OBSERVER'] as const;

/** The document's part on what belongs to an incident itself: reports, harm, links (domain.md 2.5). */
export const INCIDENT_RECORDS = {
  records: {
    Report: {
      table: 'report',
      existence: 'PARTIES',
      reach: 'CASE',
      caseKey: OF_THE_INCIDENT,
      courses: incidentCourses.Report,
      fields: {
        by: 'PARTIES',
        origin: 'SUBMITTER',
        hotlineCall: 'SUBMITTER',
        reportedAt: 'SUBMITTER',
        sourceDateAsWritten: 'SUBMITTER',
        narrative: 'SUBMITTER',
        weapon: 'SUBMITTER',
        direction: 'SUBMITTER',
        unitsInvolved: 'SUBMITTER',
        noticeText: 'PARTIES',
      },
      columns: {
        incidentId: 'PARTIES',
        byCode: 'PARTIES',
        further: 'SUBMITTER',
        hotlineCallId: 'SUBMITTER',
      },
      indexes: [['incidentId']],
    },
    Harm: {
      table: 'harm',
      existence: 'PARTIES',
      reach: 'CASE',
      caseKey: OF_THE_INCIDENT,
      courses: incidentCourses.Harm,
      fields: {
        by: 'PARTIES',
        category: 'PARTIES',
        effect: 'PARTIES',
        side: 'PARTIES',
        claimedMin: 'PARTIES',
        claimedMax: 'PARTIES',
        confirmedMin: 'PARTIES',
        confirmedMax: 'PARTIES',
        source: 'SUBMITTER',
      },
      columns: { incidentId: 'PARTIES', reportId: 'PARTIES', byCode: 'PARTIES' },
      indexes: [['incidentId']],
    },
    // Two records: what is confirmed before the draft finding may not show in a party's claim.
    ConfirmedHarm: {
      table: 'confirmed_harm',
      existence: 'PARTIES',
      reach: 'CASE',
      caseKey: OF_THE_INCIDENT,
      courses: incidentRecordCourses.ConfirmedHarm,
      fields: {
        category: 'PARTIES',
        effect: 'PARTIES',
        side: 'PARTIES',
        confirmedMin: 'PARTIES',
        confirmedMax: 'PARTIES',
        confirmedAt: 'PARTIES',
        basis: 'SUBMITTER',
      },
      columns: { incidentId: 'PARTIES' },
      indexes: [['incidentId']],
    },
    // A record of its own: until the draft finding is shared neither party can tell that there is one.
    AgreedNarrative: {
      table: 'agreed_narrative',
      existence: 'PARTIES',
      reach: 'CASE',
      caseKey: OF_THE_INCIDENT,
      courses: incidentRecordCourses.AgreedNarrative,
      fields: { text: 'PARTIES' },
      columns: { incidentId: 'PARTIES', replacesId: 'SUBMITTER' },
      indexes: [['incidentId']],
    },
    IncidentLink: {
      table: 'incident_link',
      existence: 'SUBMITTER',
      reach: 'CASE',
      courses: incidentRecordCourses.IncidentLink,
      fields: {
        kind: 'SUBMITTER',
        note: 'SUBMITTER',
        by: 'SUBMITTER',
        incidents: 'SUBMITTER',
        linkedAt: 'SUBMITTER',
        endedAt: 'SUBMITTER',
      },
      columns: { firstId: 'SUBMITTER', secondId: 'SUBMITTER', byCode: 'SUBMITTER' },
      indexes: [['firstId'], ['secondId']],
    },
  },
  values: [
    'ConfirmedHarmPayload',
    'IncidentLinkPayload',
    'ReportPayload',
    'AgreedNarrativePayload',
  ],
  caseload: [
    'CaseloadList',
    'CaseloadFigure',
    'CaseloadCounts',
    'CaseloadSide',
    'CaseloadAccess',
    'CaseloadTaskFigure',
    'CaseloadTaskList',
    'CaseloadByAct',
    'CaseloadBySector',
    'CaseloadByWeek',
  ],
  queries: {},
  mutations: {
    confirmHarm: ['SECRETARIAT'],
    correctConfirmedHarm: ['SECRETARIAT'],
    writeAgreedNarrative: ['SECRETARIAT'],
    fileReport: [...PARTY, ...ACROSS, 'MONITOR'],
    linkIncidents: ACROSS,
    unlinkIncidents: ACROSS,
  },
  restrictedArguments: {
    'allegations.filter.responseState': READERS,
    'allegations.filter.awaitingAnswerOf': READERS,
    'allegations.filter.overdue': READERS,
    'allegations.filter.outcome': READERS,
    'allegations.filter.sectorId': READERS,
    'allegations.filter.districtId': READERS,
    'allegations.filter.dayFrom': READERS,
    'allegations.filter.dayUntil': READERS,
    'allegations.orderBy': READERS,
    'incidents.filter.actFamily': MECHANISM,
    'incidents.filter.sectorId': MECHANISM,
    'incidents.filter.districtId': READERS,
    'incidents.filter.dayFrom': MECHANISM,
    'incidents.filter.dayUntil': MECHANISM,
    'incidents.orderBy': MECHANISM,
  },
} as const;
