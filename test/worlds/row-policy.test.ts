import { describe, expect, test } from '@jest/globals';

import type { ClassName } from '../../shared/policy/classes.js';
import type { Role } from '../../shared/viewer/roles.js';
import { rowPolicy } from '../../shared/worlds/row-policy.js';
import type { Seat } from '../../shared/worlds/seats.js';
import type { AssignedRows, TableSpec } from '../../shared/worlds/table-spec.js';

/** What every seat reads of a table is bounded by: the end of the grant, and the roles that it is for. */
const always = (role: string): string =>
  `(until IS NULL OR until > now()) AND (only_roles IS NULL OR '${role}' = ANY(only_roles))`;

function table(
  reach: 'CASE' | 'REFERENCE',
  existence: ClassName,
  assigned?: AssignedRows,
): TableSpec {
  const record = { table: 'letter', existence, reach, fields: {} };
  return {
    ...{ type: 'Letter', table: 'letter', record, columns: [], indexes: [] },
    ...(assigned ? { assigned } : {}),
  };
}

function seat(role: Role, cap: ClassName | null = null): Seat {
  return { name: 'sec_seat', delegation: 'SEC', role, schema: 'world_sec', cap };
}

describe('the rows of a table that a seat reads', () => {
  test.each(['SECRETARIAT', 'MEDIATOR', 'PARTY_OFFICER'] as const)(
    'a %s reads a case’s',
    (role) => {
      expect(rowPolicy(table('CASE', 'MECHANISM'), seat(role))).toBe(always(role));
    },
  );

  test.each(['SOURCE_CUSTODIAN', 'AUDITOR'] as const)(
    'a %s reads none of a case, and all that the mechanism refers to',
    (role) => {
      const own = { reader: 'reader_key', until: 'ended_at' };
      expect(rowPolicy(table('CASE', 'MECHANISM', own), seat(role))).toBeUndefined();
      expect(rowPolicy(table('REFERENCE', 'PUBLIC'), seat(role))).toBe(always(role));
    },
  );

  test('a monitor reads its own assignments, those of a case assigned to it, and what the mechanism refers to', () => {
    const own = { reader: 'reader_key', until: 'ended_at' };
    expect(rowPolicy(table('CASE', 'DRAFT', own), seat('MONITOR'))).toBe(
      `${always('MONITOR')} AND "reader_key" = NULLIF(current_setting('mizan.reader', true), '') AND "ended_at" IS NULL`,
    );
    const hung = { column: 'case_id', table: 'duty', by: 'allegation_id' };
    expect(rowPolicy(table('CASE', 'MECHANISM', hung), seat('MONITOR'))).toBe(
      `${always('MONITOR')} AND "case_id" IN (SELECT o."allegation_id" FROM "world_sec"."duty" o)`,
    );
    expect(rowPolicy(table('REFERENCE', 'PUBLIC'), seat('MONITOR'))).toBe(always('MONITOR'));
  });

  test('a monitor reads none of a case that nothing assigns', () => {
    expect(rowPolicy(table('CASE', 'MECHANISM'), seat('MONITOR'))).toBeUndefined();
  });

  test('an app reads what is not above its cap, and no table whose rows all are', () => {
    expect(rowPolicy(table('CASE', 'MECHANISM'), seat('INTEGRATOR', 'PARTIES'))).toBe(
      `${always('INTEGRATOR')} AND marking IN ('PUBLIC', 'MECHANISM', 'PARTIES')`,
    );
    expect(rowPolicy(table('CASE', 'SUBMITTER'), seat('INTEGRATOR', 'PARTIES'))).toBeUndefined();
    expect(rowPolicy(table('CASE', 'MECHANISM'), seat('INTEGRATOR', 'MECHANISM'))).toBe(
      `${always('INTEGRATOR')} AND marking IN ('PUBLIC', 'MECHANISM')`,
    );
  });
});
