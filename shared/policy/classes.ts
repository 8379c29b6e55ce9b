/**
 * How far a field travels (domain.md 2.2): PUBLIC (S0) < MECHANISM (S1) < PARTIES (S2) <
 * SUBMITTER (S3) < DRAFT (SD), and two compartments outside the order, CAUCUS (S4) and SOURCE (S5).
 */
export const CLASSES = [
  'PUBLIC',
  'MECHANISM',
  'PARTIES',
  'SUBMITTER',
  'DRAFT',
  'CAUCUS',
  'SOURCE',
] as const;
export type ClassName = (typeof CLASSES)[number];

/**
 * What a clearance opens. A compartment opens itself and the framing around it, never a
 * submission: who sits in a caucus learns nothing of evidence by that.
 */
const OPENS: Readonly<Record<ClassName, readonly ClassName[]>> = {
  PUBLIC: ['PUBLIC'],
  MECHANISM: ['PUBLIC', 'MECHANISM'],
  PARTIES: ['PUBLIC', 'MECHANISM', 'PARTIES'],
  SUBMITTER: ['PUBLIC', 'MECHANISM', 'PARTIES', 'SUBMITTER'],
  DRAFT: ['PUBLIC', 'MECHANISM', 'PARTIES', 'SUBMITTER', 'DRAFT'],
  CAUCUS: ['PUBLIC', 'MECHANISM', 'PARTIES', 'CAUCUS'],
  SOURCE: ['PUBLIC', 'MECHANISM', 'SOURCE'],
};

/** Tells whether a clearance opens a field of the class given. */
export function covers(clearance: ClassName, field: ClassName): boolean {
  return OPENS[clearance].includes(field);
}

/** Lists the clearances that open a field of the class given. */
export function clearancesFor(field: ClassName): readonly ClassName[] {
  return CLASSES.filter((clearance) => covers(clearance, field));
}

/** Tells whether one clearance opens all that the other opens. */
export function atLeast(one: ClassName, other: ClassName): boolean {
  return OPENS[other].every((field) => covers(one, field));
}

/** Reads a class name that came from the database. */
export function isClass(value: unknown): value is ClassName {
  return CLASSES.some((name) => name === value);
}
