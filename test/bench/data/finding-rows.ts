import pg from 'pg';

import type { BulkType } from './bulk.js';
import { array, COLUMNS, givenWith, idOf, type Shape } from './shape.js';

const text = pg.escapeLiteral;

/** One line of harm that each case's report claims. */
export function harm({ readers }: Shape): BulkType {
  const id = idOf('hrm', 'm.seed');
  return {
    type: 'Harm',
    rows: `
      INSERT INTO mechanism.harm (${COLUMNS}, incident_id, report_id, by_code, category, effect, side, claimed_min, claimed_max, source)
      SELECT ${id}, m.by, CASE WHEN m.submitted THEN 'PARTIES' ELSE 'DRAFT' END, 1, m.at, m.at, m.inc, m.rep, m.by,
        'CIVILIAN', 'INJURED', m.by, m.i % 5, m.i % 5 + 2, 'MEDICAL'
      FROM made m`,
    grants: givenWith(id, readers),
  };
}

/** The finding of each case that is determined: both sides read it, the mechanism, and its outcome everybody who observes. */
export function finding({ readers, observers, secretariat, sector }: Shape): BulkType {
  const id = idOf('fnd', 'm.seed');
  const violation = 'm.i % 3 = 0';
  return {
    type: 'Finding',
    rows: `
      INSERT INTO mechanism.finding (${COLUMNS}, allegation_id, case_id, sector_id, finding_version, status, acts, outcome, gravity,
        standard, mode, intent, reasoning, attribution, relies_on_undisclosed, relies_on_undisclosed_alone, tor_version, finding_rule,
        shared_at, determined_at, drafter_key)
      SELECT ${id}, ${text(secretariat)}, 'MECHANISM', 1, m.at, m.at, m.alg, m.alg, ${text(sector)}, 1, 'DETERMINED',
        jsonb_build_array(jsonb_build_object('act', m.act, 'outcome', f.outcome, 'gravity', f.gravity)), f.outcome, f.gravity,
        'BALANCE_OF_PROBABILITIES', 'OWN_FORCES', 'UNDETERMINED',
        jsonb_build_object('original', 'The monitors found traces of fire, finding ' || m.i, 'lang', 'en'), 'Unit ' || m.i % 50, false, false,
        'bench', 'MEDIATORS_CONCUR', m.at, m.at, 'bench'
      FROM made m, LATERAL (SELECT CASE WHEN ${violation} THEN 'VIOLATION' ELSE 'NOT_ESTABLISHED' END AS outcome,
        CASE WHEN ${violation} THEN 'MINOR' END AS gravity) f
      WHERE m.determined`,
    grants: `
      SELECT ${id} AS record_id, d AS delegation, 'PARTIES' AS clearance, m.at FROM made m, unnest(ARRAY[m.by, m.other]) d WHERE m.determined
      UNION ALL SELECT ${id}, d, 'SUBMITTER', m.at FROM made m, unnest(${array(readers)}) d WHERE m.determined
      UNION ALL SELECT ${id}, d, 'MECHANISM', m.at FROM made m, unnest(${array(observers)}) d WHERE m.determined`,
  };
}
