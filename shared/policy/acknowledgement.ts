import { z } from 'zod';

import { CLASSES } from './classes.js';
import { AUDIENCES } from './course.js';
import { compareDisclosure, type Disclosure } from './disclosure.js';
import { type Policy, policyDigest, policyOf } from './policy.js';
import { DELEGATION_KINDS, ROLES, SCOPES } from '../viewer/roles.js';

const className = z.enum(CLASSES);
const roles = z.array(z.enum(ROLES));
const lists = z.record(z.string(), roles);
const stage = z.strictObject({
  stage: z.string(),
  act: z.string(),
  marking: className,
  gives: z.partialRecord(
    z.enum(AUDIENCES),
    z.union([className, z.strictObject({ class: className, onlyRoles: roles })]),
  ),
  end: z.literal(true).exactOptional(),
});
const course = z.strictObject({
  of: z.string().exactOptional(),
  heldWith: z.string().exactOptional(),
  ends: z.string().exactOptional(),
  submitters: z.array(z.enum(DELEGATION_KINDS)).exactOptional(),
  stages: z.tuple([stage], stage),
});
const record = z.strictObject({
  table: z.string(),
  existence: className,
  reach: z.enum(['REFERENCE', 'CASE']),
  caseKey: z
    .union([
      z.string(),
      z.strictObject({ column: z.string(), of: z.string(), by: z.string() }),
      z.strictObject({ reader: z.string(), until: z.string() }),
    ])
    .exactOptional(),
  fields: z.record(z.string(), className),
  columns: z.record(z.string(), className).exactOptional(),
  internal: z.literal(true).exactOptional(),
  standing: z.partialRecord(z.enum(DELEGATION_KINDS), className).exactOptional(),
  courses: z.tuple([course], course).exactOptional(),
  indexes: z.array(z.array(z.string())).exactOptional(),
  tally: z
    .strictObject({ by: z.array(z.string()), kinds: z.array(z.enum(DELEGATION_KINDS)) })
    .exactOptional(),
});
const document = z.strictObject({
  subgraph: z.string(),
  records: z.record(z.string(), record),
  stubs: z.record(z.string(), z.record(z.string(), className)),
  values: z.array(z.string()),
  queries: lists,
  mutations: lists,
  restrictedArguments: lists.exactOptional(),
});
const policy = z.strictObject({
  digest: z.string(),
  subgraphs: z.record(z.string(), z.string()),
  rules: z.strictObject({
    openedBy: z.record(className, z.array(className)),
    appCap: z.record(z.enum(SCOPES), className),
    rolesOfKind: z.record(z.enum(DELEGATION_KINDS), roles),
    withoutCases: roles,
  }),
  documents: z.record(z.string(), document),
});
const acknowledged = z.strictObject({
  acknowledgements: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      by: z.string().min(1),
      why: z.string().min(1),
      digest: z.string(),
      widened: z.array(z.string()),
      narrowed: z.array(z.string()),
    }),
  ),
  policy,
});

/** The policy that was last acknowledged, and by whom each version was, and why. */
export type Acknowledged = z.infer<typeof acknowledged>;

/** Reads a policy from its JSON; its digests are computed again, never believed. */
export function parsePolicy(json: unknown): Policy {
  const read = policy.parse(json);
  const again = policyOf(Object.values(read.documents), read.rules);
  if (again.digest !== read.digest || policyDigest(read.subgraphs) !== read.digest)
    throw new Error('the digest of the policy is not that of its documents');
  return again;
}

/** Reads the file of acknowledgements. */
export function parseAcknowledged(json: unknown): Acknowledged {
  const read = acknowledged.parse(json);
  parsePolicy(read.policy);
  return read;
}

/** What a check of a policy found. */
export interface Verdict extends Disclosure {
  /** Whether someone has put a name to exactly this policy. */
  readonly acknowledged: boolean;
}

/**
 * Compares a policy with an earlier one and looks whether it was acknowledged: the acknowledged policy has to be
 * this very one, and the last entry has to name it. So a difference of any kind has a name, a time and a reason.
 */
export function judgeDisclosure(
  base: Policy,
  current: Policy,
  { acknowledgements, policy: signed }: Acknowledged,
): Verdict {
  const last = acknowledgements.at(-1)?.digest;
  return {
    ...compareDisclosure(base, current),
    acknowledged: signed.digest === current.digest && last === current.digest,
  };
}

/** Adds an acknowledgement of a policy, with the sentences that it answers for. */
export function acknowledge(
  earlier: Acknowledged | null,
  current: Policy,
  entry: { readonly at: Date; readonly by: string; readonly why: string },
): Pick<Acknowledged, 'acknowledgements'> & { readonly policy: Policy } {
  const { widened, narrowed } = earlier
    ? compareDisclosure(parsePolicy(earlier.policy), current)
    : { widened: [], narrowed: [] };
  const { by, why } = entry;
  const at = entry.at.toISOString();
  const added = {
    at,
    by,
    why,
    digest: current.digest,
    widened: [...widened],
    narrowed: [...narrowed],
  };
  return { acknowledgements: [...(earlier?.acknowledgements ?? []), added], policy: current };
}
