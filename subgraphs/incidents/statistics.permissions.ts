import type { Course } from '../../shared/policy/course.js';
import { ALL_BUT_PUBLIC } from '../../shared/policy/standing-grants.js';
import { ROLES } from '../../shared/viewer/roles.js';

const PUBLISHED: Course = {
  submitters: ['SECRETARIAT'],
  stages: [{ stage: 'PUBLISHED', act: 'publishWeek', marking: 'PUBLIC', gives: {} }],
};

/** All delegations read S1; the public what is S0. */
const BY_KIND = { ...ALL_BUT_PUBLIC, PUBLIC: 'PUBLIC' } as const;

/** The document's part on published figures (domain.md 2.2 e): they are suppressed before they are a record. */
export const STATISTICS = {
  records: {
    WeekStatistics: {
      table: 'week_statistics',
      existence: 'PUBLIC',
      reach: 'REFERENCE',
      courses: [PUBLISHED],
      standing: BY_KIND,
      fields: {
        weekFrom: 'PUBLIC',
        notified: 'PUBLIC',
        byParty: 'PUBLIC',
        byFamily: 'PUBLIC',
        bySector: 'PUBLIC',
        hotline: 'MECHANISM',
      },
      columns: {
        byPartyCells: 'PUBLIC',
        byFamilyCells: 'PUBLIC',
        bySectorCells: 'PUBLIC',
        hotlineCells: 'MECHANISM',
      },
      indexes: [['weekFrom']],
    },
  },
  values: [
    'WeekStatisticsConnection',
    'WeekStatisticsEdge',
    'PartyCount',
    'FamilyCount',
    'SectorCount',
    'HotlineMinutes',
  ],
  queries: { incidentStatistics: ROLES },
} as const;
