import { createHmac } from 'node:crypto';

/** Where PostgreSQL is and how this deployment names what it owns there. */
export interface DatabasePlace {
  readonly host: string;
  readonly port: number;
  /** Starts the name of every database and role, so that two deployments can share a server. */
  readonly prefix: string;
  /** The deployment's secret, from which every role's password is derived. */
  readonly secret: string;
}

/** Names a subgraph's database. */
export function databaseName(prefix: string, subgraph: string): string {
  return `${prefix}_${subgraph}`;
}

/** Names the login role of a seat, or of a subgraph's mechanism. */
export function roleName(prefix: string, seat: string): string {
  return `${prefix}_${seat}`;
}

/** Names the seat of a subgraph's mechanism: the only one that writes. */
export function mechanismSeat(subgraph: string): string {
  return `${subgraph}_mechanism`;
}

/** Derives a role's password from the deployment's secret (HMAC-SHA-256, RFC 2104). */
export function rolePassword(secret: string, role: string): string {
  return createHmac('sha256', secret).update(`database role ${role}`).digest('base64url');
}
