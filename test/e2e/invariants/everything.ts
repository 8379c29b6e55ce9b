import type { GraphQLSchema } from 'graphql';

import { everyField } from '../../support/introspection.js';

/** The lists of records, with the type of each; typed by hand. */
const LISTS = {
  allegations: 'Allegation',
  incidents: 'Incident',
  findings: 'Finding',
  verificationTasks: 'VerificationTask',
  evidenceItems: 'EvidenceItem',
  hotlineCalls: 'HotlineCall',
  deconflictionNotices: 'DeconflictionNotice',
  incidentLogSeals: 'IncidentLogSeal',
} as const;

/** What hangs on a case, and the type of each. */
const BELOW_A_CASE = { statements: 'PartyStatement', clocks: 'Clock', appeals: 'Appeal' } as const;
const BELOW_AN_INCIDENT = {
  reports: 'Report',
  harm: 'Harm',
  confirmedHarm: 'ConfirmedHarm',
} as const;

const CASELOAD = `{ caseload {
  counts { respondent { code } act status responseState count }
  sides { respondent { code } alleged { count } determined { count } notVerifiable { count } awaitingAnswer { count }
    unanswered { count } underVerification { count } withoutAccess { count } overdue { count } answered meanAnswerHours }
  access { host { code } awaited { count } granted { count } delayed { count } denied { count }
    meanHoursUntilGranted longestHoursUntilGranted }
  byAct { act sides { respondent { code } alleged { count } determined { count } } }
} }`;

function below(schema: GraphQLSchema, lists: Readonly<Record<string, string>>): string {
  return Object.entries(lists)
    .map(([field, type]) => `${field} { ${everyField(schema, type)} }`)
    .join(' ');
}

/** Documents that ask for everything that the lists show; the same texts for every seat. */
export function everything(schema: GraphQLSchema): readonly string[] {
  const lists = Object.entries(LISTS).map(
    ([list, type]) => `{ ${list}(first: 6) { totalCount nodes { ${everyField(schema, type)} } } }`,
  );
  const children = `{ allegations(first: 3) { nodes { responseState ${below(schema, BELOW_A_CASE)}
    incident { ${below(schema, BELOW_AN_INCIDENT)} } } } }`;
  return [...lists, children, CASELOAD];
}
