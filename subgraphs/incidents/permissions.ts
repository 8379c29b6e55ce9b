import { ALL_BUT_PUBLIC, EVERYONE } from '../../shared/policy/standing-grants.js';
import { definePermissions } from '../../shared/policy/document.js';
import { ROLES } from '../../shared/viewer/roles.js';

const PARTY = ['PARTY_OFFICER', 'PARTY_HEAD'] as const;
const ACROSS = ['MEDIATOR', 'SECRETARIAT'] as const;

const NOTICE = 'the other party from NOTIFIED';
const RELEASE = 'the other party only by release';

/** THE DOCUMENT of the incidents (domain.md 2.5): every field's class, every root field's roles. */
export const incidentPermissions = definePermissions({
  subgraph: 'incidents',
  records: {
    Incident: {
      table: 'incident',
      existence: 'MECHANISM',
      reach: 'CASE',
      fields: {
        reference: 'MECHANISM',
        actFamily: 'MECHANISM',
        sector: 'MECHANISM',
        day: 'MECHANISM',
        district: { class: 'PARTIES', opens: NOTICE },
        occurredFrom: { class: 'PARTIES', opens: NOTICE },
        occurredUntil: { class: 'PARTIES', opens: NOTICE },
        timePrecision: { class: 'PARTIES', opens: NOTICE },
        latitude: { class: 'SUBMITTER', opens: RELEASE },
        longitude: { class: 'SUBMITTER', opens: RELEASE },
        geoPrecision: { class: 'SUBMITTER', opens: RELEASE },
        reports: { class: 'PARTIES', opens: NOTICE },
      },
      columns: { sectorId: 'MECHANISM', districtId: 'PARTIES' },
    },
    Report: {
      table: 'report',
      existence: 'PARTIES',
      reach: 'CASE',
      fields: {
        by: { class: 'PARTIES', opens: NOTICE },
        origin: { class: 'PARTIES', opens: NOTICE },
        reportedAt: { class: 'SUBMITTER', opens: RELEASE },
        sourceDateAsWritten: { class: 'SUBMITTER', opens: RELEASE },
        narrative: { class: 'SUBMITTER', opens: RELEASE },
        weapon: { class: 'SUBMITTER', opens: RELEASE },
        direction: { class: 'SUBMITTER', opens: RELEASE },
        unitsInvolved: { class: 'SUBMITTER', opens: RELEASE },
        noticeText: { class: 'PARTIES', opens: NOTICE },
      },
      columns: { incidentId: 'PARTIES', byCode: 'PARTIES' },
      indexes: [['incidentId']],
    },
    Allegation: {
      table: 'allegation',
      existence: 'PARTIES',
      reach: 'CASE',
      fields: {
        caseNo: { class: 'PARTIES', opens: NOTICE },
        registryRef: { class: 'SUBMITTER', opens: RELEASE },
        status: { class: 'PARTIES', opens: NOTICE },
        by: { class: 'PARTIES', opens: NOTICE },
        respondent: { class: 'PARTIES', opens: NOTICE },
        act: { class: 'PARTIES', opens: NOTICE },
        clause: { class: 'PARTIES', opens: NOTICE },
        mode: { class: 'PARTIES', opens: NOTICE },
        allegedUnit: { class: 'SUBMITTER', opens: RELEASE },
        basisSummary: { class: 'SUBMITTER', opens: RELEASE },
        sourceRisk: { class: 'SUBMITTER', opens: RELEASE },
        incident: { class: 'PARTIES', opens: NOTICE },
        responseState: { class: 'PARTIES', opens: NOTICE },
        statements: { class: 'PARTIES', opens: NOTICE },
        clocks: { class: 'PARTIES', opens: NOTICE },
        submittedAt: { class: 'SUBMITTER', opens: RELEASE },
        registeredAt: { class: 'PARTIES', opens: NOTICE },
        notifiedAt: { class: 'PARTIES', opens: NOTICE },
      },
      columns: { byCode: 'PARTIES', respondentCode: 'PARTIES', incidentId: 'PARTIES' },
      indexes: [['status'], ['act'], ['respondentCode'], ['incidentId']],
    },
    PartyStatement: {
      table: 'party_statement',
      existence: 'PARTIES',
      reach: 'CASE',
      fields: {
        by: 'PARTIES',
        kind: 'PARTIES',
        madeAt: 'PARTIES',
        text: 'PARTIES',
        counterAllegation: 'PARTIES',
        privateAnnex: { class: 'SUBMITTER', opens: RELEASE },
        internalNote: { class: 'DRAFT', opens: 'never' },
      },
      columns: { allegationId: 'PARTIES', byCode: 'PARTIES', counterAllegationId: 'PARTIES' },
      indexes: [['allegationId']],
    },
    Clock: {
      table: 'clock',
      existence: 'PARTIES',
      reach: 'CASE',
      fields: { kind: 'PARTIES', hours: 'PARTIES', startedAt: 'PARTIES', dueAt: 'PARTIES', stoppedAt: 'PARTIES', termsVersion: 'PARTIES' },
      columns: { allegationId: 'PARTIES' },
      indexes: [['allegationId'], ['dueAt']],
    },
    KnownPlace: { table: 'known_place', existence: 'PUBLIC', reach: 'REFERENCE', internal: true, standing: EVERYONE, fields: {}, columns: { kind: 'PUBLIC' } },
    KnownTerms: {
      table: 'known_terms',
      existence: 'MECHANISM',
      reach: 'REFERENCE',
      internal: true,
      standing: ALL_BUT_PUBLIC,
      fields: {},
      columns: { termsVersion: 'MECHANISM', inForceFrom: 'MECHANISM', hours: 'MECHANISM' },
    },
  },
  stubs: { Delegation: {}, Place: {} },
  values: [
    'AllegationConnection', 'AllegationEdge', 'IncidentConnection', 'IncidentEdge', 'PageInfo', 'LocalizedText', 'Translation',
    'Withheld', 'UserError', 'AllegationPayload', 'PartyStatementPayload', 'Caseload', 'CaseloadCount',
  ],
  queries: { allegation: ROLES, allegations: ROLES, incident: ROLES, incidents: ROLES, caseload: ACROSS },
  mutations: {
    draftAllegation: PARTY,
    submitAllegation: PARTY,
    registerAllegation: ['SECRETARIAT'],
    notifyAllegation: ['SECRETARIAT'],
    submitStatement: PARTY,
  },
  restrictedArguments: { 'allegations.filter.sourceRisk': ACROSS },
});
