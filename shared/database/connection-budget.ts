import type { DataSource } from 'typeorm';

import { StartRefused } from '../errors.js';

/** At most so many connections a seat and process: one delegation's load cannot take another's. */
const MOST_A_SEAT = 3;
/** Connections of the mechanism's role: acts, the relay and the inbox of one process. */
export const MECHANISM_CONNECTIONS = 6;
/** Left to the owner: migrations, back-ups, an operator at night. */
const LEFT_TO_OWNER = 12;

/**
 * Shares a server's connections out: what every seat of every subgraph may hold at once, so that no
 * load of one delegation leaves another without a connection.
 * @returns connections a seat, at most three; 0 when the server is too small
 */
export function connectionsASeat(limit: number, processes: number, seats: number): number {
  const share = Math.floor((limit - LEFT_TO_OWNER) / processes) - MECHANISM_CONNECTIONS;
  return Math.max(0, Math.min(MOST_A_SEAT, Math.floor(share / seats)));
}

/**
 * Reads the server's limit and shares it out.
 * @throws StartRefused when not every seat can have one connection
 */
export async function readConnectionBudget(
  mechanism: DataSource,
  processes: number,
  seats: number,
): Promise<number> {
  const [row] = await mechanism.query<{ limit: number }[]>(
    `SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS limit`,
  );
  const each = connectionsASeat(row?.limit ?? 0, processes, seats);
  if (each > 0) return each;
  const needed = processes * (seats + MECHANISM_CONNECTIONS) + LEFT_TO_OWNER;
  throw new StartRefused([
    `the database server allows too few connections: set its max_connections to ${String(needed)} or more`,
  ]);
}
