import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The document of permissions that a subgraph runs by.' })
export class SubgraphPolicy {
  @Field({ description: 'Name of the subgraph, e.g. `incidents`.' })
  name!: string;

  @Field({
    description:
      'SHA-256 (hexadecimal) of the document and the rules, as `docs/permissions.json` has it under `subgraphs`: of the program that answers now.',
  })
  digest!: string;
}

@ObjectType({
  description:
    'Who may read and do what, as it runs: compare the digest with that of the document that was signed.',
})
export class PolicyInfo {
  @Field({ description: 'Version of the program.' })
  version!: string;

  @Field({
    description:
      'SHA-256 (hexadecimal) over the documents of all subgraphs, as `docs/permissions.json` has it.',
  })
  digest!: string;

  @Field(() => [SubgraphPolicy], { description: 'The digest of each subgraph, by name.' })
  subgraphs!: readonly SubgraphPolicy[];
}
