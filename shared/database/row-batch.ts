import pg from 'pg';

/** The values of one row as PostgreSQL writes them, in the order of the statement's columns. */
export type Cells = readonly (string | null)[];

/** A column of a statement's rows: its name, and the id of its type in PostgreSQL's catalogue. */
export interface Column {
  readonly name: string;
  readonly dataTypeID: number;
}

/** Rows as they come, with their columns where these were asked for. */
export interface Answered {
  readonly rows: readonly Cells[];
  readonly columns: readonly Column[];
  /** What was done, in the server's words, e.g. `COMMIT`. */
  readonly command: string;
}

/** A statement, and whoever waits for its rows. */
export interface Statement {
  /** Under which it is prepared on each connection; one without a name is prepared each time. */
  readonly name: string | undefined;
  readonly text: string;
  /** As pg's `prepareValue` writes them. */
  readonly values: readonly unknown[];
  /** Whether its columns are wanted; they are asked for once on each connection. */
  readonly described: boolean;
  /** Whether it is sent again where another's failure kept it from being run: a read outside of any transaction. */
  readonly again: boolean;
  resolve(answered: Answered): void;
  reject(error: Error): void;
}

/** "invalid_sql_statement_name" (PostgreSQL's manual, appendix A). */
const UNKNOWN_STATEMENT = '26000';

/** What pg's connection is here: its types leave out which statements it has prepared. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  readonly parsedStatements: Record<string, string | undefined>;
  readonly submittedNamedStatements: Record<string, string | undefined>;
  parse(statement: { readonly name: string; readonly text: string }): void;
  bind(portal: { readonly statement: string; readonly values: readonly unknown[] }): void;
  describe(portal: { readonly type: 'P' }): void;
  execute(portal: object): void;
  sync(): void;
}

/** The columns of prepared statements by their names: they live as long as the connection on which they are prepared. */
const columnsOf = new WeakMap<Wire, Map<string, readonly Column[]>>();

/**
 * Statements that were asked for together, as one query of pg's: they go out in one write with one Sync (PostgreSQL's
 * manual, 55.2.3), and columns are described once a connection, if at all. A query of pg's own describes them for
 * each run of each statement, and ends each with a Sync and so with a packet of its own.
 */
export class RowBatch extends pg.Query {
  declare name: string | undefined;
  declare text: string | undefined;
  #at = 0;
  #rows: Cells[] = [];
  #columns: readonly Column[] | undefined;
  #known = new Map<string, readonly Column[]>();

  /** @param again sends what came behind a statement that failed: the server has skipped it */
  constructor(
    private readonly statements: readonly Statement[],
    private readonly again: (skipped: readonly Statement[]) => void,
  ) {
    super({ text: '', values: [] });
    this.#stand(0);
  }

  // pg calls these, to send the query and as the server's messages come in.

  override submit = (connection: unknown): void => {
    const wire = connection as Wire;
    const known = columnsOf.get(wire);
    if (known) this.#known = known;
    else columnsOf.set(wire, this.#known);
    wire.stream.cork();
    try {
      for (const statement of this.statements) send(wire, statement, this.#known);
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
  };

  handleRowDescription({ fields }: { readonly fields: readonly Column[] }): void {
    this.#columns = fields;
  }

  handleDataRow({ fields }: { readonly fields: Cells }): void {
    this.#rows.push(fields);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const statement = this.statements[this.#at];
    const columns = statement?.described ? this.#columnsOf(statement) : [];
    statement?.resolve({ rows: this.#rows, columns, command: text });
    this.#rows = [];
    this.#columns = undefined;
    this.#stand(this.#at + 1);
  }

  handleError(error: Error, connection: unknown): void {
    const { parsedStatements, submittedNamedStatements } = connection as Wire;
    const unanswered = this.statements.slice(this.#at);
    // What was to be prepared behind a failure never was.
    for (const { name = '' } of unanswered) submittedNamedStatements[name] = undefined;
    const [failed, ...skipped] = unanswered;
    if (!failed) return;
    // So that a batch that was on its way behind the failure may ask for what is not there: this time it is prepared.
    const unprepared = codeOf(error) === UNKNOWN_STATEMENT && failed.again;
    if (unprepared) parsedStatements[failed.name ?? ''] = undefined;
    else failed.reject(error);
    this.#skip(unprepared ? unanswered : skipped, error);
  }

  handleReadyForQuery(): void {
    // Each statement has had its answer.
  }

  /** pg notes under these what the server says it has prepared. */
  #stand(at: number): void {
    this.#at = at;
    this.name = this.statements[at]?.name;
    this.text = this.statements[at]?.text;
  }

  #skip(statements: readonly Statement[], error: Error): void {
    // Whatever is wrong with the connection is wrong for all.
    const connected = codeOf(error) !== undefined;
    const rest = statements.filter(({ again }) => again && connected);
    for (const one of statements) if (!rest.includes(one)) one.reject(error);
    if (rest.length > 0) this.again(rest);
  }

  #columnsOf({ name }: Statement): readonly Column[] {
    const known = name === undefined ? undefined : this.#known.get(name);
    if (known) return known;
    // A statement without rows has no description.
    const columns = this.#columns ?? [];
    if (name !== undefined) this.#known.set(name, columns);
    return columns;
  }
}

/** The code of a fault that the server has told; none where the connection failed. */
function codeOf(error: Error): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

function send(
  wire: Wire,
  { name, text, values, described }: Statement,
  known: ReadonlyMap<string, readonly Column[]>,
): void {
  const prepared =
    name !== undefined &&
    (wire.parsedStatements[name] !== undefined ||
      wire.submittedNamedStatements[name] !== undefined);
  if (!prepared) {
    wire.parse({ name: name ?? '', text });
    if (name !== undefined) wire.submittedNamedStatements[name] = text;
  }
  wire.bind({ statement: name ?? '', values });
  if (described && !(name !== undefined && known.has(name))) wire.describe({ type: 'P' });
  wire.execute({});
}
