/** What hangs on an incident: a monitor reads it with a case of that incident that is assigned to it. */
export const OF_THE_INCIDENT = {
  column: 'incidentId',
  of: 'Allegation',
  by: 'incidentId',
} as const;
