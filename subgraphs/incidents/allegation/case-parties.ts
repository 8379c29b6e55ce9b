import type { Grant } from '../../../shared/acts/act-transaction.js';
import { otherSide } from '../../../shared/acts/audiences.js';
import type { Allegation } from './allegation.entity.js';

type Sides = Pick<Allegation, 'byCode' | 'respondentCode' | 'otherPartyCode'>;

/** The party beside the respondent: the one that alleges, or the one that a case of the secretariat or a monitor concerns. */
export function otherPartyOf({
  byCode,
  otherPartyCode,
}: Pick<Sides, 'byCode' | 'otherPartyCode'>): string {
  return otherPartyCode ?? byCode;
}

/** The two parties of a case, who are told the same from the notice on: the respondent is the second. */
export function partiesOf(sides: Sides): readonly [string, string] {
  return [otherPartyOf(sides), sides.respondentCode];
}

/** Both parties of a case, for what they are told (S2). */
export function bothParties(sides: Sides): readonly Grant[] {
  return partiesOf(sides).flatMap(otherSide);
}
