import { ALL_BUT_PUBLIC, EVERYONE } from '../../../shared/policy/standing-grants.js';
import { incidentCourses } from '../courses.js';

/** The document's part on this subgraph's own copies of what the parties subgraph records, for guards and clocks. */
export const REFERENCE_COPIES = {
  KnownPlace: {
    table: 'known_place',
    existence: 'PUBLIC',
    reach: 'REFERENCE',
    courses: incidentCourses.KnownPlace,
    internal: true,
    standing: EVERYONE,
    fields: {},
    columns: { kind: 'PUBLIC' },
  },
  KnownPeriod: {
    table: 'known_period',
    existence: 'PUBLIC',
    reach: 'REFERENCE',
    courses: incidentCourses.KnownPeriod,
    internal: true,
    standing: EVERYONE,
    fields: {},
    columns: { startsAt: 'PUBLIC', endsAt: 'PUBLIC' },
  },
  KnownTerms: {
    table: 'known_terms',
    existence: 'MECHANISM',
    reach: 'REFERENCE',
    courses: incidentCourses.KnownTerms,
    internal: true,
    standing: ALL_BUT_PUBLIC,
    fields: {},
    columns: {
      termsVersion: 'MECHANISM',
      inForceFrom: 'MECHANISM',
      hours: 'MECHANISM',
      hotline: 'MECHANISM',
      findingStandard: 'MECHANISM',
      seriousStandard: 'MECHANISM',
      findingRule: 'MECHANISM',
    },
  },
} as const;
