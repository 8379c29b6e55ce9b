import type { GraphQLObjectType } from 'graphql';

import {
  type Document,
  type DocumentBuilder,
  type Field,
  isPlain,
  type Values,
} from './documents.js';
import type { Stream } from './randomness.js';

/** Writes one random document: aliases, fragments, directives, variables, whatever the schema allows. */
export class Wanderer {
  readonly #variables: Record<string, unknown> = {};
  readonly #declared: string[] = [];
  readonly #fragments: string[] = [];

  constructor(
    private readonly builder: DocumentBuilder,
    private readonly values: Values,
    /** Whether every argument is given that can be. */
    private readonly full: boolean,
  ) {}

  get #stream(): Stream {
    return this.values.stream;
  }

  /** Asks root fields of the query, each to the depth given. */
  query(roots: readonly Field[], depth: number): Document {
    const body = roots.map((root, at) => `q${String(at)}: ${this.#call(root, depth)}`);
    return this.#document('query', body);
  }

  /** Performs a mutation with the input given, and reads back what it answers. */
  mutation(field: Field, input: unknown, depth: number): Document {
    const type = String(field.args[0]?.type);
    this.#declared.push(`$input: ${type}`);
    this.#variables.input = input;
    const payload = this.builder.objectOf(field);
    const selected = payload ? this.builder.everything(payload, depth) : '';
    return this.#document('mutation', [`act: ${field.name}(input: $input) { ${selected} }`]);
  }

  #document(kind: string, body: readonly string[]): Document {
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(', ')})` : '';
    const query = [`${kind} ${declared} { ${body.join(' ')} }`, ...this.#fragments].join('\n');
    return { query, variables: this.#variables };
  }

  #call(field: Field, depth: number): string {
    const given = this.builder.given(field, this.#stream, this.full);
    const passed = given.map((argument) => {
      const variable = `v${String(this.#declared.length)}`;
      this.#declared.push(`$${variable}: ${String(argument.type)}`);
      this.#variables[variable] = this.builder.value(
        argument.type,
        argument.name,
        field.name,
        this.values,
        this.full ? 'all' : 'some',
      );
      return `${argument.name}: $${variable}`;
    });
    const inner = this.builder.objectOf(field);
    const args = passed.length > 0 ? `(${passed.join(', ')})` : '';
    return `${field.name}${args}${inner ? ` ${this.#select(inner, depth)}` : ''}`;
  }

  #select(type: GraphQLObjectType, depth: number): string {
    const parts = Object.values(type.getFields()).flatMap((field) => this.#part(field, depth));
    const text = `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
    if (this.#stream.below(4) > 0) return text;
    const name = `F${String(this.#fragments.length)}`;
    this.#fragments.push(`fragment ${name} on ${type.name} ${text}`);
    // Spread twice: once by its name, once inside an anonymous fragment.
    return `{ ...${name} ... on ${type.name} { ...${name} } }`;
  }

  #part(field: Field, depth: number): readonly string[] {
    const inner = this.builder.objectOf(field);
    const further = inner !== undefined && this.builder.isRecord(inner);
    const skipped = this.#stream.below(10) < (further ? 5 : 2);
    if (skipped || (further && depth <= 1)) return [];
    if (isPlain(field) && field.args.length === 0) return [this.#leaf(field.name)];
    return [this.#call(field, further ? depth - 1 : depth)];
  }

  #leaf(name: string): string {
    const alias = this.#stream.below(12) === 0 ? `a${name}: ` : '';
    const directive = this.#stream.below(40) === 0 ? ' @include(if: true)' : '';
    return `${alias}${name}${directive}`;
  }
}
