import pg from 'pg';

/** The values of one row as PostgreSQL writes them, in the order of the statement's columns. */
export type Cells = readonly (string | null)[];

/** A statement of reading, and whoever waits for its rows. */
export interface Statement {
  /** Under which it is prepared on each connection; one without a name is prepared each time. */
  readonly name: string | undefined;
  readonly text: string;
  /** As `wireValues` writes them. */
  readonly values: readonly unknown[];
  readonly resolve: (rows: readonly Cells[]) => void;
  readonly reject: (error: Error) => void;
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
  execute(portal: object): void;
  sync(): void;
}

/**
 * Statements that were asked for together, as one query of pg's: they go out in one write with one Sync (PostgreSQL's
 * manual, 55.2.3), and no columns are described, since whoever asks knows them. A query of pg's own describes them
 * for each run of each statement, and ends each with a Sync and so with a packet of its own.
 */
export class RowBatch extends pg.Query {
  declare name: string | undefined;
  declare text: string | undefined;
  #at = 0;
  #rows: Cells[] = [];

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
    wire.stream.cork();
    try {
      for (const statement of this.statements) send(wire, statement);
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
  };

  handleDataRow({ fields }: { readonly fields: Cells }): void {
    this.#rows.push(fields);
  }

  handleCommandComplete(): void {
    this.statements[this.#at]?.resolve(this.#rows);
    this.#rows = [];
    this.#stand(this.#at + 1);
  }

  handleError(error: Error, connection: unknown): void {
    const { parsedStatements, submittedNamedStatements } = connection as Wire;
    const unanswered = this.statements.slice(this.#at);
    if (!(error instanceof pg.DatabaseError)) {
      for (const { reject } of unanswered) reject(error);
      return;
    }
    // What was to be prepared behind a failure never was.
    for (const { name } of unanswered)
      if (name !== undefined) submittedNamedStatements[name] = undefined;
    const [failed, ...skipped] = unanswered;
    if (!failed) return;
    // So that a batch that was on its way behind the failure may ask for what is not there: this time it is prepared.
    if (error.code === UNKNOWN_STATEMENT && failed.name !== undefined) {
      parsedStatements[failed.name] = undefined;
      this.again(unanswered);
      return;
    }
    failed.reject(error);
    if (skipped.length > 0) this.again(skipped);
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
}

function send(wire: Wire, { name, text, values }: Statement): void {
  const known =
    name !== undefined &&
    (wire.parsedStatements[name] !== undefined ||
      wire.submittedNamedStatements[name] !== undefined);
  if (!known) {
    wire.parse({ name: name ?? '', text });
    if (name !== undefined) wire.submittedNamedStatements[name] = text;
  }
  wire.bind({ statement: name ?? '', values });
  wire.execute({});
}
