import type { Role, Scope } from './roles.js';

/**
 * The verified caller: the only form in which an identity travels inside Mizan.
 * The delegation comes from the issuer's record, never from a claim.
 */
export interface Viewer {
  /** Code of the delegation, e.g. `PAK`; `PUBLIC` when nobody is logged in. */
  readonly delegation: string;
  readonly role: Role;
  /** The token's `sub`, unique within the delegation; `anonymous` without a token. */
  readonly subject: string;
  /** Name of the person's or the app's seat, e.g. `pak_officer`: the database role that reads for it. */
  readonly seat: string;
  /** Empty for persons. */
  readonly scopes: readonly Scope[];
  /** The app's client id; null for persons. */
  readonly client: string | null;
}
