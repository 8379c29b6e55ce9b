import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import type { Act, Reading } from '../../../shared/acts/act.js';
import { VersionedInput } from '../../../shared/acts/act-input.js';
import { notFound } from '../../../shared/errors.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId, newId } from '../../../shared/subgraph/record-id.js';
import { Allegation } from '../allegation/allegation.entity.js';
import {
  type AllegationTarget,
  loadAllegation,
  transitionFaults,
} from '../allegation/load-allegation.js';
import { otherPartyOf } from '../allegation/case-parties.js';
import { drafter, mechanismReaders, otherSide } from '../../../shared/acts/audiences.js';
import { stopClocks } from '../clock/start-clock.js';
import { type Response, ResponseKindEnum, RESPONSES } from '../enums.js';
import { PartyStatement } from './party-statement.entity.js';

@InputType({ description: 'A party’s answer to an allegation against it.' })
export class SubmitStatementInput extends VersionedInput {
  @Field(() => ID, { description: 'The allegation.' })
  @IsRecordId('alg')
  allegationId!: string;

  @Field(() => ResponseKindEnum, {
    description: 'What kind of answer it is; the system’s own values cannot be given.',
  })
  @IsIn(RESPONSES, { message: 'is not an answer that a party can give' })
  kind!: Response;

  @Field(() => LocalizedTextInput, { description: 'The answer; the other side reads it.' })
  @ValidateNested()
  text!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'For the mediators and the secretariat only.',
  })
  @IsOptional()
  @ValidateNested()
  privateAnnex?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'The delegation’s own note; it never leaves the delegation.',
  })
  @IsOptional()
  @ValidateNested()
  internalNote?: LocalizedTextInput | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'With COUNTER_ALLEGES: one’s own allegation, of which the other side has been notified.',
  })
  @IsOptional()
  @IsRecordId('alg')
  counterAllegationId?: string | null;
}

interface Target extends AllegationTarget {
  readonly counter: Allegation | null;
}

async function loadCounter(reading: Reading, id: string): Promise<Allegation> {
  const counter = await reading.world.findOneBy(Allegation, { id });
  if (!counter) throw notFound(['input', 'counterAllegationId']);
  return counter;
}

/** The respondent's answer, beside the claim for all who see the claim; the answer is its own record with its own grants. */
export const submitStatement: Act<SubmitStatementInput, Target> = {
  name: 'submitStatement',
  record: PartyStatement,
  load: async (reading, input) => ({
    ...(await loadAllegation(reading, input.allegationId, ['input', 'allegationId'])),
    counter:
      input.counterAllegationId == null
        ? null
        : await loadCounter(reading, input.counterAllegationId),
  }),
  guard: (target, facts) => {
    const illegal = transitionFaults('RESPOND', target, facts).map((fault) => ({
      ...fault,
      path: ['input', 'allegationId'],
    }));
    if (illegal.length > 0) return illegal;
    // Naming an allegation of which the other side does not know yet would tell it that there is one.
    const { counter, changes } = target;
    const mirrored =
      counter?.byCode === facts.viewer.delegation &&
      counter.respondentCode === otherPartyOf(changes) &&
      counter.caseNo !== null;
    if (counter === null || mirrored) return [];
    return [
      {
        code: 'BAD_USER_INPUT',
        path: ['input', 'counterAllegationId'],
        message: 'must be your own allegation against the same party, already notified to it',
      },
    ];
  },
  write: async (transaction, { changes }, input) => {
    const id = newId('stm');
    const grants = [
      ...drafter(transaction.viewer.delegation),
      ...otherSide(otherPartyOf(changes)),
      ...mechanismReaders(transaction.directory),
    ];
    await transaction.create(
      PartyStatement,
      {
        id,
        marking: 'PARTIES',
        allegationId: changes.id,
        byCode: transaction.viewer.delegation,
        kind: input.kind,
        madeAt: transaction.at,
        text: input.text,
        privateAnnex: input.privateAnnex ?? null,
        internalNote: input.internalNote ?? null,
        counterAllegationId: input.counterAllegationId ?? null,
      },
      grants,
    );
    await transaction.change(Allegation, changes.id, { responseState: input.kind });
    await stopClocks(transaction, changes.id, ['RESPONSE']);
    return id;
  },
};
