import { ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

import type { Act, Facts } from '../../../shared/acts/act.js';
import { VersionedInput } from '../../../shared/acts/act-input.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { IsRecordId } from '../../../shared/subgraph/record-id.js';
import { DateTime } from '../../../shared/subgraph/scalars.js';
import { Clock } from './clock.entity.js';
import { clockVerbs, latestDue } from './clock.state.js';

@InputType({ description: 'More time before a clock runs out.' })
export class ExtendClockInput extends VersionedInput {
  @Field(() => ID, { description: 'The clock.' })
  @IsRecordId('clk')
  id!: string;

  @Field(() => DateTime, {
    description:
      'When it is to run out: later than now, and at most three times the hours of the terms after its start.',
  })
  dueAt!: Date;

  @Field(() => LocalizedTextInput, { description: 'Why; whoever sees the clock reads it.' })
  @ValidateNested()
  reasons!: LocalizedTextInput;
}

interface Target {
  readonly changes: Clock;
}

/** Checks an extension; pure. */
function extensionFaults(
  { changes: clock }: Target,
  { viewer, input, at }: Facts<ExtendClockInput>,
): readonly Fault[] {
  if (!clockVerbs(clock, viewer.role, at).includes('EXTEND_CLOCK')) {
    const message = 'the clock does not run any more; open to you now: none';
    return [{ code: 'ILLEGAL_TRANSITION', path: ['input', 'id'], message }];
  }
  const path = ['input', 'dueAt'];
  if (input.dueAt <= clock.dueAt)
    return [{ code: 'BAD_USER_INPUT', path, message: 'is not later than the clock runs anyway' }];
  if (input.dueAt <= latestDue(clock.startedAt, clock.hours)) return [];
  const message = 'is later than three times the hours of the terms of reference';
  return [{ code: 'BAD_USER_INPUT', path, message }];
}

/** Gives a running clock more time: who, why and until when stay with it. */
export const extendClock: Act<ExtendClockInput, Target> = {
  name: 'extendClock',
  record: Clock,
  load: async ({ world }, { id }) => {
    const changes = await world.findOneBy(Clock, { id });
    if (!changes) throw notFound(['input', 'id']);
    return { changes };
  },
  guard: extensionFaults,
  write: async (transaction, { changes }, { dueAt, reasons }) => {
    const extension = {
      at: transaction.at.toISOString(),
      by: transaction.viewer.delegation,
      dueBefore: changes.dueAt.toISOString(),
      dueAt: dueAt.toISOString(),
      reasons: { original: reasons.original, lang: reasons.lang },
    };
    await transaction.change(Clock, changes.id, {
      dueAt,
      extensions: [...changes.extensions, extension],
    });
    return changes.id;
  },
};
