import type { DataSource } from 'typeorm';

import { StartRefused } from '../errors.js';

/** At most so many connections a seat and process: one delegation's load cannot take another's. */
const MOST_A_SEAT = 3;
/** The relay, the worker, the inbox and the answers to other subgraphs. */
const BESIDE_ACTS = 4;
/** Left to the owner: migrations, back-ups, an operator at night. */
const LEFT_TO_OWNER = 12;

/**
 * Counts the connections of the mechanism's role in one process: one for the acts of each delegation, so that a
 * delegation that acts without pause makes no other wait, and a few for what no delegation waits for.
 */
export function mechanismConnections(delegations: number): number {
  return delegations + BESIDE_ACTS;
}

/** What the connections of a server are shared between. */
export interface Sharers {
  /** Subgraph processes. */
  readonly processes: number;
  readonly delegations: number;
  readonly seats: number;
}

/**
 * Shares a server's connections out: what every seat of every subgraph may hold at once, so that no
 * load of one delegation leaves another without a connection.
 * @returns connections a seat, at most three; 0 when the server is too small
 */
export function connectionsASeat(
  limit: number,
  { processes, delegations, seats }: Sharers,
): number {
  const share = Math.floor((limit - LEFT_TO_OWNER) / processes) - mechanismConnections(delegations);
  return Math.max(0, Math.min(MOST_A_SEAT, Math.floor(share / seats)));
}

/**
 * Reads the server's limit and shares it out.
 * @throws StartRefused when not every seat can have one connection
 */
export async function readConnectionBudget(
  mechanism: DataSource,
  sharers: Sharers,
): Promise<number> {
  const [row] = await mechanism.query<{ limit: number }[]>(
    `SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS limit`,
  );
  const each = connectionsASeat(row?.limit ?? 0, sharers);
  if (each > 0) return each;
  const { processes, delegations, seats } = sharers;
  const needed = processes * (seats + mechanismConnections(delegations)) + LEFT_TO_OWNER;
  throw new StartRefused([
    `the database server allows too few connections: set its max_connections to ${String(needed)} or more`,
  ]);
}
