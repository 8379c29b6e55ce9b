import { DueGrants1764000000100 } from '../../shared/database/due-grants.migration.js';
import { GrantHistory1764000000101 } from '../../shared/database/grant-history.migration.js';
import { recordReference } from '../../shared/subgraph/build-schema.js';
import { childrenOf } from '../../shared/subgraph/child-fields.js';
import type { SubgraphDefinition } from '../../shared/subgraph/definition.js';
import { withheldResolver } from '../../shared/subgraph/withheld.js';
import { Agreement } from './agreement/agreement.entity.js';
import { AgreementResolver } from './agreement/agreement.resolver.js';
import { AgreementPeriod } from './agreement/agreement-period.entity.js';
import { Delegation } from './delegation/delegation.entity.js';
import { DelegationResolver } from './delegation/delegation.resolver.js';
import { reconcileDelegations } from './delegation/reconcile-delegations.js';
import { Member } from './member/member.entity.js';
import { MemberResolver } from './member/member.resolver.js';
import { FirstSlice1764000000001 } from './migrations/001-first-slice.js';
import { FindingRule1764000000002 } from './migrations/002-finding-rule.js';
import { PeriodsForIncidents1764000000003 } from './migrations/003-periods-for-incidents.js';
import { HotlineMinutes1764000000004 } from './migrations/004-hotline-minutes.js';
import { Obligation } from './obligation/obligation.entity.js';
import { ObligationResolver } from './obligation/obligation.resolver.js';
import { partiesPermissions } from './permissions.js';
import { Place } from './place/place.entity.js';
import { PlaceResolver } from './place/place.resolver.js';
import { PlaceNameResolver } from './place/place-name.resolver.js';
import { PolicyResolver } from './policy/policy.resolver.js';
import { TermsOfReference } from './terms-of-reference/terms-of-reference.entity.js';
import { TermsOfReferenceResolver } from './terms-of-reference/terms-of-reference.resolver.js';
import { ViewerResolver } from './viewer/viewer.resolver.js';

const { records } = partiesPermissions;

/** The subgraph of the parties: delegations, their members, agreements, obligations, gazetteer and terms of reference. */
export const parties: SubgraphDefinition = {
  name: 'parties',
  entities: [Delegation, Member, Agreement, AgreementPeriod, Obligation, Place, TermsOfReference],
  migrations: [
    FirstSlice1764000000001,
    FindingRule1764000000002,
    PeriodsForIncidents1764000000003,
    HotlineMinutes1764000000004,
    DueGrants1764000000100,
    GrantHistory1764000000101,
  ],
  permissions: partiesPermissions,
  children: {
    Agreement: {
      periods: childrenOf(AgreementPeriod, 'agreementId'),
      obligations: childrenOf(Obligation, 'agreementId'),
      tor: childrenOf(TermsOfReference, 'agreementId'),
    },
  },
  schema: {
    resolvers: [
      ViewerResolver,
      PolicyResolver,
      DelegationResolver,
      MemberResolver,
      AgreementResolver,
      ObligationResolver,
      PlaceResolver,
      PlaceNameResolver,
      TermsOfReferenceResolver,
      withheldResolver(Delegation, records.Delegation),
      withheldResolver(Member, records.Member),
      withheldResolver(Agreement, records.Agreement),
      withheldResolver(AgreementPeriod, records.AgreementPeriod),
      withheldResolver(Obligation, records.Obligation),
      withheldResolver(Place, records.Place),
      withheldResolver(TermsOfReference, records.TermsOfReference),
    ],
    orphanedTypes: [],
    references: {
      Delegation: recordReference(Delegation),
      Member: recordReference(Member),
      Agreement: recordReference(Agreement),
      Obligation: recordReference(Obligation),
      Place: recordReference(Place),
      TermsOfReference: recordReference(TermsOfReference),
    },
  },
  announces: {},
  reconcile: reconcileDelegations,
  inbox: {},
};
