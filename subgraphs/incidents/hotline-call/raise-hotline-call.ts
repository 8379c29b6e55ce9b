import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Grant } from '../../../shared/acts/act-transaction.js';
import type { Fault } from '../../../shared/errors.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import type { Directory } from '../../../shared/viewer/directory.js';
import { termsInForce } from '../allegation/load-allegation.js';
import type { KnownTerms } from '../reference-copies/known-terms.entity.js';
import { hotlineFaults, minutesAfter } from './hotline-call.deadlines.js';
import { HotlineCall } from './hotline-call.entity.js';
import type { RaiseHotlineCallInput } from './hotline-call.input.js';

/** Checks whom a call is for; pure. */
function raiseFaults({ viewer, input, directory }: Facts<RaiseHotlineCallInput>): readonly Fault[] {
  const fault = (message: string): readonly Fault[] => [
    { code: 'BAD_USER_INPUT', path: ['input', 'to'], message },
  ];
  if (directory.find(input.to)?.kind !== 'PARTY') return fault('is not a party to the agreement');
  if (input.to === viewer.delegation) return fault('a party cannot call itself');
  return [];
}

/** The caller, and those who pass the call on: the secretariat, who alone is told the name, and the mediators. */
function callerAndBetween(caller: string, directory: Directory): readonly Grant[] {
  return [
    { delegation: caller, clearance: 'DRAFT' },
    ...directory
      .ofKind('SECRETARIAT')
      .map((delegation): Grant => ({ delegation, clearance: 'DRAFT' })),
    ...directory
      .ofKind('MEDIATOR')
      .map((delegation): Grant => ({ delegation, clearance: 'PARTIES' })),
  ];
}

/** What a new call starts from. */
interface Target {
  readonly terms: KnownTerms | null;
}

/** – → RAISED: the clocks for the relay and the answer start; the other party does not know of the call yet. */
export const raiseHotlineCall: Act<RaiseHotlineCallInput, Target> = {
  name: 'raiseHotlineCall',
  record: HotlineCall,
  load: async (reading) => ({ terms: await termsInForce(reading) }),
  guard: ({ terms }, facts) => [...raiseFaults(facts), ...hotlineFaults(terms, ['input'])],
  write: async (transaction, { terms }, input) => {
    if (!terms) throw new Error('a call needs the times of the terms; the guard has to ask');
    const { relayMinutes, answerMinutes } = terms.hotline;
    const { viewer, directory, at } = transaction;
    const id = newId('hot');
    await transaction.create(
      HotlineCall,
      {
        id,
        marking: 'PARTIES',
        fromCode: viewer.delegation,
        toCode: input.to,
        at,
        status: 'RAISED',
        message: input.message,
        callerPerson: input.callerPerson ?? null,
        relayDueAt: minutesAfter(at, relayMinutes),
        answerDueAt: minutesAfter(at, answerMinutes),
      },
      callerAndBetween(viewer.delegation, directory),
    );
    return id;
  },
};
