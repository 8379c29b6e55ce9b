import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How long each step of a call on the hotline may take.' })
export class TermsHotline {
  @Field(() => Int, {
    description: 'From the call until it is relayed, in elapsed minutes. MECHANISM.',
  })
  relayMinutes!: number;

  @Field(() => Int, {
    description: 'From the relay until it is acknowledged, in elapsed minutes. MECHANISM.',
  })
  acknowledgeMinutes!: number;

  @Field(() => Int, {
    description: 'From the call until it is answered, in elapsed minutes. MECHANISM.',
  })
  answerMinutes!: number;
}
