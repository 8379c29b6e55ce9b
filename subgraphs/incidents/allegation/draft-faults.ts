import type { Facts } from '../../../shared/acts/act.js';
import type { Fault } from '../../../shared/errors.js';
import { harmFaults } from '../harm/harm-faults.js';
import type { HotlineCall } from '../hotline-call/hotline-call.entity.js';
import type { DraftAllegationInput } from './allegation.input.js';
import { incidentFaults, type Setting } from './incident-input.js';
import { callFaults } from './report-of-call.js';

/** What a draft starts from. */
export interface Drafting {
  readonly setting: Setting;
  /** The call that becomes the report, where there is one. */
  readonly call: HotlineCall | null;
  /** Under which name a monitor that drafts reads its draft; null for all others, who read what their delegation has. */
  readonly readerKey: string | null;
}

type DraftFacts = Facts<DraftAllegationInput>;

function fault(field: string, message: string): Fault {
  return { code: 'BAD_USER_INPUT', path: ['input', field], message };
}

function respondentFaults({ viewer, input, directory }: DraftFacts): readonly Fault[] {
  return [
    ...(directory.find(input.respondent)?.kind === 'PARTY'
      ? []
      : [fault('respondent', 'is not a party to the agreement')]),
    ...(input.respondent === viewer.delegation
      ? [fault('respondent', 'a party cannot accuse itself')]
      : []),
  ];
}

/** A party brings its own case; who is none says which other party it concerns, and both are told the same. */
function otherPartyFaults({ viewer, input, directory }: DraftFacts): readonly Fault[] {
  const { otherParty = null, respondent } = input;
  const kindOf = (code: string): string | undefined => directory.find(code)?.kind;
  if (kindOf(viewer.delegation) === 'PARTY')
    return otherParty === null ? [] : [fault('otherParty', 'is yourself, who alleges')];
  if (otherParty === null || kindOf(otherParty) !== 'PARTY')
    return [fault('otherParty', 'must be the party that the case concerns beside the respondent')];
  return otherParty === respondent ? [fault('otherParty', 'is the respondent')] : [];
}

/** Checks a new allegation; pure. */
export function draftFaults({ setting, call }: Drafting, facts: DraftFacts): readonly Fault[] {
  const { input, at, directory } = facts;
  return [
    ...incidentFaults(setting, input.incident, at),
    ...harmFaults(input.harm ?? [], directory, ['input', 'harm']),
    ...callFaults(call, facts),
    ...respondentFaults(facts),
    ...otherPartyFaults(facts),
  ];
}

/** Refuses to submit what rests on nothing. */
export function basisFaults(
  { basisSummary }: Pick<DraftAllegationInput, 'basisSummary'>,
  path: readonly string[],
): readonly Fault[] {
  if (basisSummary != null) return [];
  const message = 'an allegation needs a basis (basisSummary) before it is submitted';
  return [{ code: 'BAD_USER_INPUT', path, message }];
}
