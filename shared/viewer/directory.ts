import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { StartRefused } from '../errors.js';
import { DELEGATION_KINDS, type DelegationKind } from './roles.js';

const issuer = z.strictObject({
  /** The token's `iss`, exactly. */
  iss: z.string().min(1),
  /** A file (path beside the configuration) or an https URL with a JSON Web Key Set (RFC 7517). */
  jwks: z.string().min(1),
  algorithms: z.array(z.enum(['EdDSA', 'ES256', 'ES384', 'RS256', 'PS256'])).min(1),
  audience: z.string().min(1),
  /** Longest time between `iat` and now, in seconds. */
  maxAgeSeconds: z.number().int().min(1).max(86_400),
});

const delegation = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,15}$/),
  kind: z.enum(DELEGATION_KINDS),
  capacities: z.array(z.enum(['HOST', 'GUARANTOR', 'CO_CHAIR', 'WITNESS'])).default([]),
  /** The delegation's own wording of its name, by language tag. */
  displayNames: z.record(z.string(), z.string().min(1)),
  issuer: issuer.nullable().default(null),
});

export type Issuer = z.infer<typeof issuer>;
export type Delegation = z.infer<typeof delegation>;

/** The delegations of this deployment: data, so that a fifth state is an entry and not a change of code. */
export class Directory {
  constructor(readonly delegations: readonly Delegation[]) {}

  /** Lists the codes of all delegations of the kinds given, in the order of the configuration. */
  ofKind(...kinds: readonly DelegationKind[]): readonly string[] {
    return this.delegations
      .filter((entry) => kinds.includes(entry.kind))
      .map((entry) => entry.code);
  }

  /** Finds a delegation by its code. */
  find(code: string): Delegation | undefined {
    return this.delegations.find((entry) => entry.code === code);
  }

  /** Code of the delegation that stands for anyone at all. */
  get publicCode(): string {
    return this.ofKind('PUBLIC')[0] ?? '';
  }
}

const ONE_OF = ['SECRETARIAT', 'PUBLIC'] as const;

/**
 * Parses the delegations configuration.
 * @throws StartRefused with every fault in it
 */
export function parseDirectory(json: unknown): Directory {
  const parsed = z.strictObject({ delegations: z.array(delegation).min(1) }).safeParse(json);
  if (!parsed.success) {
    throw new StartRefused(
      parsed.error.issues.map((issue) => `delegations: ${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const { delegations } = parsed.data;
  const reasons: string[] = [];
  const unique = {
    code: delegations.map((entry) => entry.code),
    iss: delegations.flatMap((entry) => (entry.issuer ? [entry.issuer.iss] : [])),
  };
  for (const [field, values] of Object.entries(unique)) {
    if (new Set(values).size !== values.length)
      reasons.push(`delegations: two entries have the same ${field}`);
  }
  for (const kind of ONE_OF) {
    if (delegations.filter((entry) => entry.kind === kind).length !== 1) {
      reasons.push(`delegations: exactly one entry must have the kind ${kind}`);
    }
  }
  if (reasons.length > 0) throw new StartRefused(reasons);
  return new Directory(delegations);
}

/** Reads the delegations configuration from a file. */
export function loadDirectory(file: string): Directory {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new StartRefused([`delegations: ${file} is not a readable JSON file`]);
  }
  return parseDirectory(json);
}

const ids = new Map<string, string>();

/** Derives the id of a delegation's record from its code, so that every subgraph can name it without asking. */
export function delegationId(code: string): string {
  const known = ids.get(code);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(`mizan delegation ${code}`).digest('hex');
  const variant = ((parseInt(hash.slice(16, 17), 16) & 3) | 8).toString(16);
  // A UUID of version 8 (RFC 9562, section 5.8): the rest is ours to define.
  const id = `del_${[hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `${variant}${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-')}`;
  // It stands in most rows of most lists; there are as many as there are delegations.
  ids.set(code, id);
  return id;
}
