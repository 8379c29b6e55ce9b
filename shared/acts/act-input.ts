import { Matches, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

/** What every act takes. */
@InputType()
export abstract class ActInput {
  @Field(() => ID, {
    description:
      'Chosen by the client, 8–100 characters of A–Z a–z 0–9 . _ : -. The same key with the same input gives the same answer again; with another input, IDEMPOTENCY_CONFLICT.',
  })
  @Matches(/^[A-Za-z0-9._:-]{8,100}$/, {
    message: 'must be 8 to 100 characters of A-Z a-z 0-9 . _ : -',
  })
  idempotencyKey!: string;
}

/** What an act on an existing record takes. */
@InputType()
export abstract class VersionedInput extends ActInput {
  @Field(() => Int, {
    description:
      'The `version` that the caller has read; STALE_VERSION when the record has changed since.',
  })
  @Min(1, { message: 'must be at least 1' })
  @Max(2_147_483_647, { message: 'is too large' })
  expectedVersion!: number;
}
