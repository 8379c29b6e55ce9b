import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  allegationVerbs,
  nextStatus,
  type Situation,
} from '../../subgraphs/incidents/allegation/allegation.state.js';
import {
  ALLEGATION_VERBS,
  type AllegationStatus,
  type AllegationVerb,
} from '../../subgraphs/incidents/allegation/allegation.statuses.js';
import { factsOf, foundAfter, foundAt, NOTHING_FOUND, passed } from './finding-model.js';

/** Every step of domain.md 2.4 that an act takes; typed by hand, and by whom. */
const STEPS: Readonly<Record<string, string>> = {
  'DRAFT EDIT DRAFT': 'submitter',
  'DRAFT SUBMIT SUBMITTED': 'submitter',
  'SUBMITTED RETURN RETURNED': 'SECRETARIAT',
  'RETURNED EDIT RETURNED': 'submitter',
  'RETURNED SUBMIT SUBMITTED': 'submitter',
  'SUBMITTED REGISTER REGISTERED': 'SECRETARIAT',
  'REGISTERED PROPOSE_INADMISSIBILITY REGISTERED': 'SECRETARIAT',
  'REGISTERED PROPOSE_MERGER REGISTERED': 'SECRETARIAT',
  'REGISTERED COSIGN_INADMISSIBILITY INADMISSIBLE': 'MEDIATOR',
  'REGISTERED COSIGN_MERGER MERGED': 'MEDIATOR',
  'REGISTERED NOTIFY NOTIFIED': 'SECRETARIAT',
  'NOTIFIED RESPOND NOTIFIED': 'respondent',
  'NOTIFIED CONFIRM_SETTLEMENT NOTIFIED': 'a party',
  'NOTIFIED CONFIRM_SETTLEMENT SETTLED_LOCALLY': 'a party',
  'NOTIFIED START_VERIFICATION UNDER_VERIFICATION': 'SECRETARIAT',
  'UNDER_VERIFICATION SUSPEND SUSPENDED_NO_ACCESS': 'SECRETARIAT',
  'SUSPENDED_NO_ACCESS RESUME UNDER_VERIFICATION': 'SECRETARIAT',
  'UNDER_VERIFICATION DRAFT_FINDING UNDER_VERIFICATION': 'SECRETARIAT',
  'UNDER_VERIFICATION EDIT_FINDING UNDER_VERIFICATION': 'SECRETARIAT',
  'UNDER_VERIFICATION SHARE_FINDING FINDING_SHARED': 'SECRETARIAT',
  'SUSPENDED_NO_ACCESS DRAFT_FINDING SUSPENDED_NO_ACCESS': 'SECRETARIAT',
  'SUSPENDED_NO_ACCESS EDIT_FINDING SUSPENDED_NO_ACCESS': 'SECRETARIAT',
  'SUSPENDED_NO_ACCESS SHARE_FINDING FINDING_SHARED': 'SECRETARIAT',
  'FINDING_SHARED DRAFT_FINDING FINDING_SHARED': 'SECRETARIAT',
  'FINDING_SHARED EDIT_FINDING FINDING_SHARED': 'SECRETARIAT',
  'FINDING_SHARED SHARE_FINDING FINDING_SHARED': 'SECRETARIAT',
  'FINDING_SHARED COMMENT_ON_FINDING FINDING_SHARED': 'a party',
  'FINDING_SHARED CONCUR FINDING_SHARED': 'MEDIATOR',
  'FINDING_SHARED CONCUR DETERMINED': 'MEDIATOR',
  'FINDING_SHARED WITHHOLD_CONCURRENCE FINDING_SHARED': 'MEDIATOR',
  'FINDING_SHARED WITHDRAW WITHDRAWN': 'head of the submitter',
  'UNDER_VERIFICATION RECORD_DELIBERATION UNDER_VERIFICATION': 'across',
  'SUSPENDED_NO_ACCESS RECORD_DELIBERATION SUSPENDED_NO_ACCESS': 'across',
  'FINDING_SHARED RECORD_DELIBERATION FINDING_SHARED': 'across',
  'FINDING_SHARED FILE_DISSENT FINDING_SHARED': 'a head or a mediator',
  'DETERMINED REFER_FOR_MEASURES MEASURES_PENDING': 'SECRETARIAT',
  'DETERMINED CLOSE CLOSED': 'SECRETARIAT',
  'REMEDY_IN_PROGRESS CLOSE CLOSED': 'MEDIATOR',
  'DETERMINED APPEAL UNDER_APPEAL': 'head of a party',
  'MEASURES_PENDING APPEAL UNDER_APPEAL': 'head of a party',
  'REMEDY_IN_PROGRESS APPEAL UNDER_APPEAL': 'head of a party',
  'CLOSED APPEAL UNDER_APPEAL': 'head of a party',
  'UNDER_APPEAL DRAFT_FINDING UNDER_APPEAL': 'SECRETARIAT',
  'UNDER_APPEAL EDIT_FINDING UNDER_APPEAL': 'SECRETARIAT',
  'UNDER_APPEAL SHARE_FINDING UNDER_APPEAL': 'SECRETARIAT',
  'UNDER_APPEAL RECORD_DELIBERATION UNDER_APPEAL': 'across',
  'UNDER_APPEAL COMMENT_ON_FINDING UNDER_APPEAL': 'a party',
  'UNDER_APPEAL FILE_DISSENT UNDER_APPEAL': 'a head or a mediator',
  'UNDER_APPEAL CONCUR UNDER_APPEAL': 'MEDIATOR',
  'UNDER_APPEAL CONCUR DETERMINED': 'MEDIATOR',
  'UNDER_APPEAL CONCUR CLOSED': 'MEDIATOR',
  'UNDER_APPEAL WITHHOLD_CONCURRENCE UNDER_APPEAL': 'MEDIATOR',
  'DRAFT WITHDRAW WITHDRAWN': 'head of the submitter',
  'SUBMITTED WITHDRAW WITHDRAWN': 'head of the submitter',
  'RETURNED WITHDRAW WITHDRAWN': 'head of the submitter',
  'REGISTERED WITHDRAW WITHDRAWN': 'head of the submitter',
  'NOTIFIED WITHDRAW WITHDRAWN': 'head of the submitter',
  'UNDER_VERIFICATION WITHDRAW WITHDRAWN': 'head of the submitter',
  'SUSPENDED_NO_ACCESS WITHDRAW WITHDRAWN': 'head of the submitter',
};
const ENDS: readonly AllegationStatus[] = [
  'WITHDRAWN',
  'INADMISSIBLE',
  'MERGED',
  'SETTLED_LOCALLY',
];

type Actor = Situation['actor'];
const ACTORS: readonly Actor[] = [
  ...['PAK', 'AFG', 'XYZ'].flatMap((delegation) =>
    (['PARTY_OFFICER', 'PARTY_HEAD', 'INTEGRATOR'] as const).map((role) => ({ delegation, role })),
  ),
  { delegation: 'TUR', role: 'MEDIATOR' },
  { delegation: 'QAT', role: 'MEDIATOR' },
  { delegation: 'SEC', role: 'SECRETARIAT' },
  ...(['MONITOR', 'SOURCE_CUSTODIAN', 'AUDITOR'] as const).map((role) => ({
    delegation: 'SEC',
    role,
  })),
  { delegation: 'OBS_A', role: 'OBSERVER' },
  { delegation: 'PUBLIC', role: 'PUBLIC' },
];

/** Those who carry a case on; a head's first choice would mostly be to withdraw. */
const BUSY = ACTORS.filter(({ role }) =>
  ['PARTY_OFFICER', 'MEDIATOR', 'SECRETARIAT'].includes(role),
);

const isParty = ({ role }: Actor): boolean => role === 'PARTY_OFFICER' || role === 'PARTY_HEAD';

/** Who is whom in the hand-typed table; what is not here is the name of a role. */
const WHOM: Readonly<Record<string, (actor: Actor, sides: readonly [string, string]) => boolean>> =
  {
    submitter: (actor, [submitter]) => actor.delegation === submitter && isParty(actor),
    respondent: (actor, [, respondent]) => actor.delegation === respondent && isParty(actor),
    'a party': (actor, sides) => sides.includes(actor.delegation) && isParty(actor),
    'head of a party': (actor, sides) =>
      sides.includes(actor.delegation) && actor.role === 'PARTY_HEAD',
    'head of the submitter': (actor, [submitter]) =>
      actor.delegation === submitter && actor.role === 'PARTY_HEAD',
    'a head or a mediator': (actor, sides) =>
      actor.role === 'MEDIATOR' ||
      (sides.includes(actor.delegation) && actor.role === 'PARTY_HEAD'),
    across: ({ role }) => role === 'MEDIATOR' || role === 'SECRETARIAT',
  };

/** Whether the actor is whom the hand-typed table names. */
function is(actor: Actor, whom: string, sides: readonly [string, string]): boolean {
  return WHOM[whom]?.(actor, sides) ?? actor.role === whom;
}

const PROPOSES: Readonly<Partial<Record<AllegationVerb, Situation['proposedExit']>>> = {
  PROPOSE_INADMISSIBILITY: 'INADMISSIBILITY',
  PROPOSE_MERGER: 'MERGER',
};

/** What the acts change of a case beside its status; the clock is one who acts, too. */
function after(situation: Situation, verb: AllegationVerb, status: AllegationStatus): Situation {
  const open = status === situation.status ? situation.proposedExit : null;
  const proposedExit = PROPOSES[verb] ?? open;
  return {
    ...situation,
    status,
    proposedExit,
    responseState: verb === 'RESPOND' ? 'DENIES' : situation.responseState,
    settlementBy:
      verb === 'CONFIRM_SETTLEMENT'
        ? (situation.settlementBy ?? situation.actor.delegation)
        : situation.settlementBy,
  };
}

/** Any verb at all, or as often one of those that the machine says are open. */
function chosen(pick: number, situation: Situation): AllegationVerb {
  const open = allegationVerbs(situation);
  return ALLEGATION_VERBS[pick] ?? open[pick % open.length] ?? 'WITHDRAW';
}

const walk = fc.array(
  fc.record({
    pick: fc.nat(3 * ALLEGATION_VERBS.length),
    actor: fc.oneof(fc.constantFrom(...ACTORS), fc.constantFrom(...BUSY)),
    late: fc.boolean(),
  }),
  { minLength: 20, maxLength: 200 },
);

/** What time brings: a party that does not answer, and one that denies access while the case is verified. */
function later(now: Situation): Situation {
  if (now.status === 'UNDER_VERIFICATION') return { ...now, accessDenied: true };
  const pending = now.status === 'NOTIFIED' && now.responseState === 'RESPONSE_PENDING';
  return pending ? { ...now, responseState: 'NO_RESPONSE_BY_DEADLINE' } : now;
}

/** Where a walk begins: from the draft alone, few come far before a head withdraws. */
const begin = fc.constantFrom(
  ...(['DRAFT', 'NOTIFIED', 'UNDER_VERIFICATION', 'FINDING_SHARED', 'DETERMINED'] as const),
  ...(['MEASURES_PENDING', 'REMEDY_IN_PROGRESS', 'CLOSED', 'UNDER_APPEAL'] as const),
);

describe('random walks through the life of an allegation', () => {
  test.each([
    ['PAK', 'AFG'],
    ['AFG', 'PAK'],
  ])(
    'by %s against %s, never take a step that domain.md does not have',
    (submitter, respondent) => {
      const taken = new Set<string>();
      fc.assert(
        fc.property(walk, begin, fc.constantFrom(null, 'AT_RISK'), (steps, status, sourceRisk) => {
          let now: Situation = {
            ...{ status, submitter, respondent, otherParty: submitter, sourceRisk },
            ...{ responseState: 'RESPONSE_PENDING', settlementBy: null, proposedExit: null },
            finding: factsOf(NOTHING_FOUND, submitter),
            accessDenied: false,
            actor: { delegation: submitter, role: 'PARTY_OFFICER' },
          };
          let told = status !== 'DRAFT';
          let found = foundAt(status);
          for (const { pick, actor, late } of steps) {
            if (late) now = later(now);
            found = passed(found, late);
            const here = { ...now, actor, finding: factsOf(found, actor.delegation) };
            const verb = chosen(pick, here);
            const next = nextStatus(verb, here);
            if (next === undefined) continue;
            const step = `${now.status} ${verb} ${next}`;
            expect([step, is(actor, STEPS[step] ?? 'nobody', [submitter, respondent])]).toEqual([
              step,
              true,
            ]);
            expect(ENDS).not.toContain(now.status);
            if (verb === 'SUSPEND') expect(now.accessDenied).toBe(true);
            // The respondent is told by one step alone; what follows it never leads back before the notice.
            told ||= verb === 'NOTIFY';
            const hidden = [
              'DRAFT',
              'SUBMITTED',
              'RETURNED',
              'REGISTERED',
              'INADMISSIBLE',
              'MERGED',
            ];
            expect([next, hidden.includes(next) && told]).toEqual([next, false]);
            taken.add(step);
            now = after(here, verb, next);
            found = foundAfter(found, verb, actor.delegation, [here.status, next]);
          }
        }),
        { numRuns: 2_000, seed: 20_251_019 },
      );
      // What is never walked is not proved: the walks have to find every step.
      expect([...taken].sort()).toEqual(Object.keys(STEPS).sort());
    },
  );
});
