import { type Audience, AUDIENCES, type Course } from './course.js';
import type { RecordRule } from './document.js';
import type { PolicyRules } from './policy.js';
import { audiencesOf, type Reader, readersOf, stagesOpen } from './visibility.js';
import { capital, listed, readersWords, spanWords } from './words.js';

/** One version of the record types of a subgraph, with the rules by which they are read. */
export interface RecordsVersion {
  readonly rules: PolicyRules;
  readonly records: Readonly<Record<string, RecordRule>>;
}

interface Change {
  readonly widened: readonly string[];
  readonly narrowed: readonly string[];
}

/** A record type on one of its courses, in one version; undefined where the version does not have it. */
interface Side {
  readonly rules: PolicyRules;
  readonly record: RecordRule | undefined;
  readonly course: Course | undefined;
}

interface Span {
  readonly words: string;
  readonly stages: readonly string[];
}

const NEVER: Span = { words: 'never', stages: [] };

/** What can be read of a record: that it is there, its fields, and the columns that only a seat of the database sees. */
function classesOf(record: RecordRule | undefined): ReadonlyMap<string, RecordRule['existence']> {
  if (!record) return new Map();
  return new Map([
    ['(that it exists)', record.existence],
    ...Object.entries(record.columns ?? {}),
    ...Object.entries(record.fields),
  ]);
}

function spanOf({ rules, record, course }: Side, reader: Reader, field: string): Span {
  const needed = classesOf(record).get(field);
  if (!record || !course || needed === undefined) return NEVER;
  const known = readersOf(reader.audience, course, rules).some(
    ({ role, scope }) => role === reader.role && scope === reader.scope,
  );
  if (!known) return NEVER;
  const open = stagesOpen(reader, { record, course }, needed, rules);
  const stages = course.stages.filter((_, at) => open.includes(at)).map(({ stage }) => stage);
  return { words: spanWords(open, course), stages };
}

function sentence(readers: string, fields: string, was: Span, is: Span): string {
  if (is.stages.length === 0)
    return `${readers} could no longer read ${fields} (before: ${was.words}).`;
  const before = was.stages.length === 0 ? '' : ` (before: ${was.words})`;
  return `${readers} could now read ${fields} ${is.words}${before}.`;
}

/** Which way a field goes for a reader; a stage that moved without one more or less is shown as widened. */
function direction(was: Span, is: Span, known: readonly string[]): 'widened' | 'narrowed' | null {
  if (was.words === is.words) return null;
  const more = is.stages.some((stage) => known.includes(stage) && !was.stages.includes(stage));
  const fewer = was.stages.some((stage) => !is.stages.includes(stage));
  if (more || (was.stages.length === 0 && is.stages.length > 0)) return 'widened';
  return fewer ? 'narrowed' : 'widened';
}

type Found = readonly [way: 'widened' | 'narrowed', was: Span, is: Span, fields: readonly string[]];

function changesFor(type: string, reader: Reader, before: Side, after: Side): readonly Found[] {
  const found = new Map<string, [way: 'widened' | 'narrowed', was: Span, is: Span, string[]]>();
  const fields = new Set([...classesOf(before.record).keys(), ...classesOf(after.record).keys()]);
  const known = before.course?.stages.map(({ stage }) => stage) ?? [];
  for (const field of fields) {
    const was = spanOf(before, reader, field);
    const is = spanOf(after, reader, field);
    const way = direction(was, is, known);
    if (way === null) continue;
    const key = `${was.words}|${is.words}`;
    const entry = found.get(key) ?? [way, was, is, []];
    entry[3].push(`${type}.${field}`);
    found.set(key, entry);
  }
  return [...found.values()];
}

type Group = readonly [readers: readonly Reader[], found: readonly Found[]];

/** Compares for everyone of an audience; those for whom the same changes are put together. */
function audienceChanges(
  type: string,
  audience: Audience,
  before: Side,
  after: Side,
): readonly Group[] {
  const readers = [after, before].flatMap(({ course, rules }) =>
    course ? readersOf(audience, course, rules) : [],
  );
  const groups = new Map<string, [Reader[], readonly Found[]]>();
  for (const [at, reader] of readers.entries()) {
    const same = ({ role, scope }: Reader): boolean =>
      role === reader.role && scope === reader.scope;
    if (readers.findIndex(same) !== at) continue;
    const found = changesFor(type, reader, before, after);
    const known = groups.get(JSON.stringify(found));
    if (known) known[0].push(reader);
    else groups.set(JSON.stringify(found), [[reader], found]);
  }
  return [...groups.values()];
}

function courseChanges(type: string, of: string | undefined, before: Side, after: Side): Change {
  const named = [before, after].flatMap(({ course }) => (course ? audiencesOf(course) : []));
  const audiences = AUDIENCES.filter((audience) => named.includes(audience));
  const change = { widened: [] as string[], narrowed: [] as string[] };
  for (const [readers, found] of audiences.flatMap((audience) =>
    audienceChanges(type, audience, before, after),
  )) {
    const who = capital(readersWords(readers, audiences));
    for (const [way, was, is, fields] of found) {
      const what = of === undefined ? listed(fields) : `${listed(fields)} of ${of}`;
      change[way].push(sentence(who, what, was, is));
    }
  }
  return change;
}

/** A bound that falls lets those read who do not hold the other record; one that comes holds them back. */
function boundChange(type: string, before: Side, after: Side): Change {
  const was = before.course?.heldWith;
  const is = after.course?.heldWith;
  if (was === is || !before.course || !after.course) return { widened: [], narrowed: [] };
  const of = after.course.of === undefined ? '' : ` of ${after.course.of}`;
  const said = (bound: string | undefined): string =>
    bound === undefined ? 'no other record' : `the ${bound} that it points at`;
  const text = `To be given ${type}${of}, one would have to hold ${said(is)} (before: ${said(was)}).`;
  return was === undefined ? { widened: [], narrowed: [text] } : { widened: [text], narrowed: [] };
}

/** A grant that ends otherwise, or no more, is shown as widened: which of two ends comes first no one can tell from words. */
function endChange(type: string, before: Side, after: Side): Change {
  const [was, is] = [before.course?.ends, after.course?.ends];
  if (was === is || !before.course || !after.course) return { widened: [], narrowed: [] };
  const text = `Of ${type}: ${is ?? 'What is given would have no end.'} (before: ${was ?? 'no end'})`;
  return was === undefined ? { widened: [], narrowed: [text] } : { widened: [text], narrowed: [] };
}

/** Another way from a record to its case is shown as widened: which rows it opens no one can tell from words. */
function assignmentChange(
  type: string,
  old: RecordRule | undefined,
  now: RecordRule | undefined,
): Change {
  const [was, is] = [old?.caseKey, now?.caseKey].map((key) => JSON.stringify(key));
  if (was === is) return { widened: [], narrowed: [] };
  const could = is === undefined ? 'could no longer' : 'could now';
  const by = was !== undefined && is !== undefined ? ', by another way to the case' : '';
  const text = `Monitors ${could} read ${type} of what is assigned to them as the staff of the secretariat do${by}.`;
  return is === undefined ? { widened: [], narrowed: [text] } : { widened: [text], narrowed: [] };
}

/** Says for every record type and course who could read what more, and what less. */
export function recordChanges(base: RecordsVersion, current: RecordsVersion): readonly Change[] {
  const types = [...new Set([...Object.keys(base.records), ...Object.keys(current.records)])];
  return types.flatMap((type) => {
    const [old, now] = [base.records[type], current.records[type]];
    const assigned = assignmentChange(type, old, now);
    const ways = [...(now?.courses ?? []), ...(old?.courses ?? [])].map(({ of }) => of);
    const changes = [...new Set(ways)].flatMap((of) => {
      const side = (version: RecordsVersion, record: RecordRule | undefined): Side => ({
        rules: version.rules,
        record,
        course: record?.courses?.find((course) => course.of === of),
      });
      const [before, after] = [side(base, old), side(current, now)];
      return [
        courseChanges(type, of, before, after),
        boundChange(type, before, after),
        endChange(type, before, after),
      ];
    });
    return [...changes, assigned];
  });
}
