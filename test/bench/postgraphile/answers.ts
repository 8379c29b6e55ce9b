// PostGraphile's answers in the shape of ours, for the comparison alone: what is measured is the request.

type Row = Readonly<Record<string, unknown>>;

function row(value: unknown): Row {
  return value as Row;
}

function rows(value: unknown): readonly Row[] {
  return value as readonly Row[];
}

function time(value: unknown): unknown {
  return typeof value === 'string' ? new Date(value).toISOString() : value;
}

/** The times of a row as ours are written. */
function timed(given: Row, ...names: readonly string[]): Row {
  return { ...given, ...Object.fromEntries(names.map((name) => [name, time(given[name])])) };
}

/** A text, cut to the fields that the work asks for: the column is one JSON value there. */
function words(value: unknown, fields: readonly string[]): unknown {
  if (value === null) return null;
  return Object.fromEntries(fields.map((field) => [field, row(value)[field]]));
}

const BOTH = ['original', 'lang'];

function allegation(given: Row): Row {
  return { ...timed(given, 'notifiedAt'), basisSummary: words(given.basisSummary, BOTH) };
}

function evidence(given: unknown, item: (one: Row) => Row): readonly Row[] {
  return rows(given).map((link) => {
    const one = row(link.item);
    return item({ ...one, title: words(one.title, ['original']) });
  });
}

function finding(given: unknown): Row | null {
  const [first] = rows(given);
  return first ? timed(first, 'determinedAt') : null;
}

function listed(given: Row): Row {
  return {
    ...allegation(given),
    evidence: evidence(given.evidence, (item) => timed(item, 'sealedAt')),
    finding: finding(given.finding),
  };
}

function page(data: Row): Row {
  const { nodes, pageInfo } = row(data.allegations);
  return { allegations: { nodes: rows(nodes).map(listed), pageInfo } };
}

function caseload(data: Row): Row {
  const counts = rows(data.counts).map(({ respondentCode: code, ...count }) => ({
    respondent: { code },
    ...count,
  }));
  const nodes = rows(data.newestUnverified).map((given) => ({
    ...given,
    evidence: evidence(given.evidence, (item) => timed(item, 'sealedAt')),
  }));
  return { caseload: { counts, newestUnverified: { nodes } } };
}

function by({ byCode: code, ...given }: Row): Row {
  return { ...given, by: { code } };
}

function place(given: unknown): Row | null {
  if (given === null) return null;
  return { names: rows(row(given).names).map(({ text }) => ({ text })) };
}

function incident(given: Row): Row {
  const reports = rows(given.reports).map((report) => ({
    ...by(report),
    narrative: words(report.narrative, BOTH),
    noticeText: words(report.noticeText, ['original']),
  }));
  const [sector, district] = [place(given.sector), place(given.district)];
  return { ...timed(given, 'occurredFrom'), sector, district, reports };
}

function found(given: unknown): Row | null {
  const one = finding(given);
  return one && { ...one, reasoning: words(one.reasoning, BOTH) };
}

function whole(given: Row): Row {
  return {
    ...timed(by(allegation(given)), 'createdAt'),
    incident: incident(row(given.incident)),
    finding: found(given.finding),
    statements: rows(given.statements).map((statement) => ({
      ...timed(by(statement), 'madeAt'),
      text: words(statement.text, BOTH),
    })),
    clocks: rows(given.clocks).map((clock) => timed(clock, 'dueAt', 'stoppedAt', 'expiredAt')),
    evidence: evidence(given.evidence, (item) => ({
      ...item,
      // A bigint is a text there.
      size: Number(item.size),
      custody: rows(item.custody).map((event) => timed(event, 'at')),
    })),
  };
}

/** An error fails the whole act there: what was written has no errors of the user, and is no answer of before. */
function submitted(data: Row): Row {
  const { result } = row(data.fileAllegation);
  return { fileAllegation: { allegation: result, userErrors: [], replayed: false } };
}

const SHAPES: Readonly<Record<string, (data: Row) => Row>> = {
  Q1: page,
  Q2: caseload,
  Q3: (data) => ({ allegation: whole(row(data.allegation)) }),
  Q4: page,
  M1: submitted,
};

/** Turns an answer of PostGraphile's into what ours holds, field by field. */
export function answerOf(work: string, data: unknown): unknown {
  return SHAPES[work]?.(row(data));
}
