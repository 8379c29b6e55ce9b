import { Ctx, Query, Resolver } from 'type-graphql';

import { parsePolicyAnswer } from '../../../shared/acts/inbox.js';
import { PROGRAM_VERSION } from '../../../shared/config/program-version.js';
import { documentDigest, policyDigest } from '../../../shared/policy/policy.js';
import type { SubgraphContext } from '../../../shared/subgraph/context.js';
import { partiesPermissions } from '../permissions.js';
import { PolicyInfo } from './policy-info.js';

/** The subgraphs whose documents are the policy together with this one's. */
const OTHERS = ['evidence', 'incidents', 'mediation'] as const;

@Resolver()
export class PolicyResolver {
  @Query(() => PolicyInfo, {
    nullable: true,
    description:
      'The permissions that run now: each subgraph says its own, and none is remembered. Every role.',
  })
  async policy(@Ctx() { callPeer }: SubgraphContext): Promise<PolicyInfo> {
    const others = await Promise.all(
      OTHERS.map(async (name) => {
        const { digest } = parsePolicyAnswer(await callPeer(name, { kind: 'policy' }));
        return { name, digest };
      }),
    );
    const own = { name: partiesPermissions.subgraph, digest: documentDigest(partiesPermissions) };
    const subgraphs = [...others, own].sort((one, two) => (one.name < two.name ? -1 : 1));
    const digest = policyDigest(
      Object.fromEntries(subgraphs.map((subgraph) => [subgraph.name, subgraph.digest])),
    );
    return { version: PROGRAM_VERSION, digest, subgraphs };
  }
}
