import { OF_THE_INCIDENT } from './case-keys.js';
import { incidentCourses } from './courses.js';
import { incidentRecordCourses } from './incident-records.courses.js';

/** The document's part on what belongs to an incident beside its reports: confirmed harm (domain.md 2.5). */
export const INCIDENT_RECORDS = {
  records: {
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
  },
  values: ['ConfirmedHarmPayload'],
  queries: {},
  mutations: {
    confirmHarm: ['SECRETARIAT'],
    correctConfirmedHarm: ['SECRETARIAT'],
  },
} as const;
