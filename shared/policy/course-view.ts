import type { Course } from './course.js';
import type { RecordRule } from './document.js';
import type { PolicyRules } from './policy.js';
import { readsAssigned } from './reach.js';
import { audiencesOf, type Reader, readersOf, stagesOpen } from './visibility.js';
import { capital, readersWords, spanWords } from './words.js';

/** Fields that open to a reader at the same time. */
interface Opening {
  readonly fields: readonly string[];
  readonly span: string;
  readonly stages: readonly number[];
}

/** Readers of one audience who read the same at every stage. */
export interface ReaderGroup {
  readonly readers: readonly Reader[];
  /** `heads and officers of the other party` */
  readonly who: string;
  readonly openings: readonly Opening[];
  readonly never: readonly string[];
}

/** A course in words, for people to read. */
export interface CourseView {
  readonly course: Course;
  readonly fields: readonly string[];
  readonly groups: readonly ReaderGroup[];
  /** For whom no record of this course ever exists. */
  readonly absentFor: readonly string[];
  /** What monitors read of it, as a sentence, where an assignment opens it. */
  readonly monitors?: string;
}

/** Says what an assignment opens of a record. */
function monitorsWords({ caseKey }: RecordRule): string | undefined {
  if (caseKey === undefined) return undefined;
  if (typeof caseKey === 'object' && 'reader' in caseKey)
    return 'A monitor reads every field of its own, until they end; for other monitors it does not exist.';
  return 'A monitor reads what the staff of the secretariat read, while the case is assigned to it; for other monitors it does not exist. A case is assigned from NOTIFIED on.';
}

function openingsFor(
  reader: Reader,
  record: RecordRule,
  course: Course,
  rules: PolicyRules,
): readonly Opening[] {
  const bySpan = new Map<string, { fields: string[]; stages: readonly number[] }>();
  for (const [field, needed] of Object.entries(record.fields)) {
    const stages = stagesOpen(reader, { record, course }, needed, rules);
    const span = spanWords(stages, course);
    const known = bySpan.get(span) ?? { fields: [], stages };
    known.fields.push(field);
    bySpan.set(span, known);
  }
  return [...bySpan].map(([span, opening]) => ({ span, ...opening }));
}

/** Puts readers who read the same together, in the order in which they come. */
function grouped(
  readers: readonly Reader[],
  openingsOf: (reader: Reader) => readonly Opening[],
): readonly (readonly [readonly Reader[], readonly Opening[]])[] {
  const groups = new Map<string, [Reader[], readonly Opening[]]>();
  for (const reader of readers) {
    const openings = openingsOf(reader);
    const key = JSON.stringify(openings);
    const known = groups.get(key);
    if (known) known[0].push(reader);
    else groups.set(key, [[reader], openings]);
  }
  return [...groups.values()];
}

/** Describes who reads what of a course of records, and when. */
export function courseView(record: RecordRule, course: Course, rules: PolicyRules): CourseView {
  const audiences = audiencesOf(course);
  const groups: ReaderGroup[] = [];
  const absentFor: string[] = [];
  for (const audience of audiences) {
    const readers = readersOf(audience, course, rules);
    const exists = (reader: Reader): boolean =>
      stagesOpen(reader, { record, course }, record.existence, rules).length > 0;
    const assigned = (reader: Reader): boolean =>
      record.caseKey !== undefined && readsAssigned(reader.role);
    const absent = readers.filter((reader) => !exists(reader) && !assigned(reader));
    if (absent.length > 0) absentFor.push(readersWords(absent, audiences, 'or'));
    const openingsOf = (reader: Reader): readonly Opening[] =>
      openingsFor(reader, record, course, rules);
    for (const [same, openings] of grouped(readers.filter(exists), openingsOf)) {
      groups.push({
        readers: same,
        who: readersWords(same, audiences),
        openings: openings.filter(({ stages }) => stages.length > 0),
        never: openings.find(({ stages }) => stages.length === 0)?.fields ?? [],
      });
    }
  }
  const monitors = monitorsWords(record);
  return {
    ...{ course, fields: Object.keys(record.fields), groups, absentFor },
    ...(monitors === undefined ? {} : { monitors }),
  };
}

/** A sentence, in pieces: what is set as code has its own mark. */
export type Piece = string | { readonly code: string };

function codes(fields: readonly string[]): readonly Piece[] {
  return fields.flatMap((field, at): readonly Piece[] => {
    const before = at === 0 ? [] : [at === fields.length - 1 ? ' and ' : ', '];
    return [...before, { code: field }];
  });
}

/** Writes what a group of readers reads: one sentence for each moment, and one for what stays closed. */
export function groupSentences({
  who,
  openings,
  never,
}: ReaderGroup): readonly (readonly Piece[])[] {
  const opened = openings.map(({ fields, span }): readonly Piece[] => {
    const all = never.length === 0 && openings.length === 1;
    return [`${capital(who)} read `, ...(all ? ['every field'] : codes(fields)), ` ${span}.`];
  });
  if (never.length === 0) return opened;
  return [...opened, [`${capital(who)} never read `, ...codes(never), '.']];
}

/** Says what holds for a whole course: for whom it does not exist, and which other record one must hold. */
export function courseSentences({ course, absentFor, monitors }: CourseView): readonly string[] {
  const { heldWith, ends } = course;
  const held = `Where it points at a record of the type ${heldWith ?? ''}, only those who hold that record too are given this one; who is given that record later is given this one then.`;
  return [
    ...(heldWith === undefined ? [] : [held]),
    ...(ends === undefined ? [] : [ends]),
    ...(monitors === undefined ? [] : [monitors]),
    ...(absentFor.length === 0 ? [] : [`It does not exist for: ${absentFor.join('; ')}.`]),
  ];
}
