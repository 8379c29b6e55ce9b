import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import {
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  parse,
  type TypeDefinitionNode,
} from 'graphql';

import { packagePath } from '../../shared/config/package-path.js';

type Described =
  | TypeDefinitionNode
  | DirectiveDefinitionNode
  | FieldDefinitionNode
  | InputValueDefinitionNode
  | EnumValueDefinitionNode;
/** Where in a schema, e.g. `Query.allegation(id:)`, and what it is said to be there. */
type Entry = readonly [coordinate: string, description: string | undefined];

function entry(coordinate: string, node: Described): Entry {
  return [coordinate, node.description?.value];
}

function withArguments(coordinate: string, node: Described): readonly Entry[] {
  const args = 'arguments' in node ? (node.arguments ?? []) : [];
  return [
    entry(coordinate, node),
    ...args.map((arg) => entry(`${coordinate}(${arg.name.value}:)`, arg)),
  ];
}

function entriesOf(node: DefinitionNode): readonly Entry[] {
  if (node.kind === Kind.DIRECTIVE_DEFINITION) return withArguments(`@${node.name.value}`, node);
  if (!isTypeDefinitionNode(node)) return [];
  const fields = 'fields' in node ? (node.fields ?? []) : [];
  const values = 'values' in node ? (node.values ?? []) : [];
  const name = node.name.value;
  return [
    entry(name, node),
    ...[...fields, ...values].flatMap((child) =>
      withArguments(`${name}.${child.name.value}`, child),
    ),
  ];
}

function entriesIn(schema: DocumentNode): readonly Entry[] {
  return schema.definitions.flatMap(entriesOf);
}

function read(file: string): DocumentNode {
  return parse(readFileSync(packagePath(file), 'utf8'));
}

const API = transformSupergraphToPublicSchema(read('gateway/supergraph.graphql'));
const SUBGRAPHS = readdirSync(packagePath('subgraphs'))
  .map((name) => `subgraphs/${name}/schema.graphql`)
  .filter((file) => existsSync(packagePath(file)));

describe('the reference manual that the schema is', () => {
  it('describes every type, field, argument, input field and enum value', () => {
    const entries = entriesIn(API);
    expect(entries.map(([coordinate]) => coordinate)).toEqual(
      expect.arrayContaining([
        'Query',
        'Mutation',
        'Query.allegation(id:)',
        'ProhibitedAct.SNIPING',
      ]),
    );
    expect(entries.flatMap(([coordinate, text]) => (text ? [] : [coordinate]))).toEqual([]);
  });

  it('says what an enum value is in one line of at most 120 characters', () => {
    const values = API.definitions.flatMap((node) =>
      node.kind === Kind.ENUM_TYPE_DEFINITION ? (node.values ?? []) : [],
    );
    const texts = values.map(({ description }) => description?.value ?? '');
    expect(texts.filter((text) => text.length > 120 || text.includes('\n'))).toEqual([]);
  });

  it('holds one text for each thing: no two subgraphs describe the same one differently', () => {
    const texts = new Map<string, Set<string>>();
    for (const [coordinate, text] of SUBGRAPHS.flatMap((file) => entriesIn(read(file)))) {
      if (text) texts.set(coordinate, (texts.get(coordinate) ?? new Set()).add(text));
    }
    expect(SUBGRAPHS.length).toBeGreaterThan(1);
    expect([...texts].filter(([, said]) => said.size > 1)).toEqual([]);
  });
});
