import pg from 'pg';

import { BatchingClient } from '../../shared/database/batching-client.js';
import { currentStep, type StepContext } from './randomness.js';
import { noteWritten } from './written.js';

/** One statement that ran for a watched step: enough to compare and to run again. */
export interface Statement {
  readonly step: string;
  readonly role: string;
  readonly database: string;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly rows: number;
}

interface Asked {
  readonly text: string;
  readonly values: unknown;
}

interface Connected {
  readonly user?: string;
  readonly database?: string;
}

let recorded: Statement[] = [];

/** Gives what was recorded since the last call, and forgets it. */
export function takeStatements(): readonly Statement[] {
  const taken = recorded;
  recorded = [];
  return taken;
}

function note(
  client: Connected,
  { step }: StepContext,
  text: string,
  values: unknown,
  rows: number,
): void {
  recorded.push({
    step,
    role: client.user ?? '',
    database: client.database ?? '',
    text,
    values: Array.isArray(values) ? (values as unknown[]) : [],
    rows,
  });
}

/** Listens to what is asked in batches. */
function listenToBatches(): void {
  type Ask = (this: Connected, asked: Asked) => Promise<{ readonly command: string }>;
  const prototype = BatchingClient.prototype as unknown as { ask: Ask };
  const original = prototype.ask;
  prototype.ask = async function listened(asked) {
    // The step is read here: the answer comes in the connection's own context.
    const step = currentStep();
    noteWritten(this.database ?? '', asked.text);
    const answered = original.call(this, asked);
    if (step?.watched) {
      answered.then(
        ({ command }) => {
          // The server's word ends with the number of rows, where there are any (PostgreSQL's manual, 55.7).
          const rows = Number(/\d+$/.exec(command)?.[0] ?? 0);
          note(this, step, asked.text, asked.values, rows);
        },
        () => undefined,
      );
    }
    return answered;
  };
}

/** Listens to every statement of this process's PostgreSQL clients. */
export function listenToStatements(): void {
  listenToBatches();
  type Query = (this: Connected, text: unknown, values: unknown, done: unknown) => unknown;
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function listened(text, values, done) {
    // The step is read here: the answer comes in the connection's own context.
    const step = currentStep();
    // Text with its values, or an object; a batch's statements are noted as they are asked.
    const asked = typeof text === 'string' ? { text, values } : (text as Partial<Asked> | null);
    if (typeof asked?.text === 'string') noteWritten(this.database ?? '', asked.text);
    const result = original.call(this, text, values, done);
    if (step?.watched && typeof asked?.text === 'string' && result instanceof Promise) {
      const { text: sql, values: given } = asked as Asked;
      const answered = result as Promise<{ readonly rowCount: number | null }>;
      answered.then(
        ({ rowCount }) => {
          note(this, step, sql, given, rowCount ?? 0);
        },
        () => undefined,
      );
    }
    return result;
  };
}
