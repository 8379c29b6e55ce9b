import pg from 'pg';

/** What the cases are made of. */
export interface Shape {
  /** Cases from this number to that one; the highest is the newest. */
  readonly from: number;
  readonly to: number;
  readonly parties: readonly [string, string];
  /** Delegations that read every submission. */
  readonly readers: readonly string[];
  /** Delegations that read what was determined. */
  readonly observers: readonly string[];
  /** The delegation that drafts findings. */
  readonly secretariat: string;
  readonly sector: string;
  readonly district: string;
  /** The time of the newest case. */
  readonly until: Date;
  /** `ALL`: cases of both sides at every stage. `HIDDEN`: drafts of the second party, which nobody else is given. */
  readonly which: 'ALL' | 'HIDDEN';
}

const text = pg.escapeLiteral;

/** The columns that every record has. */
export const COLUMNS = 'id, originator, marking, version, created_at, updated_at';

/** Writes a list of texts as an array. */
export function array(values: readonly string[]): string {
  return `ARRAY[${values.map(text).join(', ')}]::text[]`;
}

/** Makes an id of the form of the product's out of a number: the same in every database of the deployment. */
export function idOf(prefix: string, seed: string): string {
  return `'${prefix}_' || md5(${text(`${prefix} `)} || ${seed})::uuid`;
}

/** The grants of a case's record: the drafting delegation, then the readers, then the other side. */
export function givenWith(id: string, readers: readonly string[]): string {
  return `
    SELECT ${id} AS record_id, m.by AS delegation, 'DRAFT' AS clearance, m.at FROM made m
    UNION ALL SELECT ${id}, d, 'SUBMITTER', m.at FROM made m, unnest(${array(readers)}) d WHERE m.submitted
    UNION ALL SELECT ${id}, m.other, 'PARTIES', m.at FROM made m WHERE m.notified`;
}
