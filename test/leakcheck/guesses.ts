import type { Field, Values } from './documents.js';
import {
  at,
  type Eye,
  lists,
  type Looker,
  type Of,
  type PageAnswer,
  prefixOf,
  PREFIXES,
  singles,
  type Standing,
} from './eye.js';
import { Stream } from './randomness.js';
import { graphqlCall } from './raw-calls.js';
import { absentId } from './scope.js';
import { Wanderer } from './wander.js';

const NO_CURSOR = 'bm90IGEgY3Vyc29yIGF0IGFsbCwgYnV0IGFzIGxvbmcgYXMgb25l';
const STRANGERS = ['afg-officer', 'pak-officer', 'qat-mediator', 'sec-secretariat'];

function startCursors(body: string, roots: readonly Field[]): readonly string[] {
  const { data } = JSON.parse(body) as PageAnswer;
  return roots.map(({ name }) => {
    const start = data?.[name]?.pageInfo.startCursor;
    return typeof start === 'string' ? start : NO_CURSOR;
  });
}

/** Takes the first cursor of every list, its own or a stranger's. */
async function taken(
  eye: Eye,
  { builder, performer }: Looker,
  what: Of<'cursor'>['what'],
  { step, who }: Standing,
): Promise<readonly string[]> {
  const roots = lists(builder);
  const query = `{ ${roots.map(({ name }) => `${name}(first: 1) { pageInfo { startCursor } }`).join(' ')} }`;
  if (what !== 'foreign') return startCursors((await eye.ask(query, {})).body, roots);
  const stranger = STRANGERS.find((seat) => !seat.startsWith(who.seat.slice(0, 3))) ?? '';
  const context = { step: `${step}.foreign`, stream: new Stream(step), watched: false };
  const { body } = await performer.send(stranger, context, graphqlCall(query, {}));
  return startCursors(body, roots);
}

/** Goes on after cursors of its own, of another seat, altered ones or none at all, on every list. */
export async function cursors(
  eye: Eye,
  looker: Looker,
  look: Of<'cursor'>,
  standing: Standing,
): Promise<void> {
  const roots = lists(looker.builder);
  const given = await taken(eye, looker, look.what, standing);
  const used = given.map((own) => {
    if (look.what === 'nonsense') return 'x';
    if (look.what !== 'altered') return own;
    return `${own.slice(0, 9)}${own.charAt(9) === 'A' ? 'B' : 'A'}${own.slice(10)}`;
  });
  const way = look.backwards ? 'last: 2, before' : 'first: 2, after';
  const declared = roots.map((_, nth) => `$c${String(nth)}: String`).join(', ');
  const asked = roots.map(
    ({ name }, nth) =>
      `${name}(${way}: $c${String(nth)}) { totalCount pageInfo { startCursor endCursor } nodes { id } }`,
  );
  const variables = Object.fromEntries(used.map((cursor, nth) => [`c${String(nth)}`, cursor]));
  await eye.ask(`query (${declared}) { ${asked.join(' ')} }`, variables);
}

/** Performs one mutation on a record of its own, a hidden one, one that never was, or no id at all. */
export async function act(
  eye: Eye,
  { builder }: Looker,
  look: Of<'act'>,
  { scope }: Standing,
): Promise<void> {
  const field = at(builder.mutations, look.verb);
  const stream = new Stream(`act ${String(look.seed)}`);
  const plain = eye.values(stream);
  const part = look.target === 'hidden' ? 'HIGH' : 'LOW';
  const target = (prefix: string): string => {
    if (look.target === 'malformed') return `${prefix}_x`;
    if (look.target === 'absent') return absentId(prefix, look.version);
    return scope.id(part, prefix, look.seed);
  };
  const values: Values = {
    ...plain,
    id: (name, owner) => {
      if (name === 'idempotencyKey') return `the-look-L${String(look.key)}`;
      if (name === 'sectorId') return scope.places.sector;
      if (name === 'districtId') return scope.places.districts[0] ?? '';
      if (name === 'agreementId') return scope.places.agreement;
      return target(prefixOf(name, owner));
    },
  };
  const argument = field.args[0];
  if (!argument) return;
  const input = builder.value(
    argument.type,
    argument.name,
    field.name,
    values,
    stream.below(2) === 0 ? 'all' : 'some',
  );
  const fitting = { ...(input as object), ...fit(input as object, look) };
  const { query, variables } = new Wanderer(builder, plain, true).mutation(field, fitting, 2);
  await eye.ask(query, variables);
}

/** Puts in what a guard would refuse before the target matters. */
function fit(input: object, { version }: { readonly version: number }): object {
  return {
    ...('expectedVersion' in input ? { expectedVersion: version } : {}),
    ...('kind' in input && 'allegationId' in input && 'text' in input ? { kind: 'DENIES' } : {}),
  };
}

/** Asks for a hidden record of every kind at once. */
export async function guessAll(
  eye: Eye,
  { builder }: Looker,
  { scope }: Standing,
  nth: number,
): Promise<void> {
  const roots = singles(builder);
  const ids = roots.map(({ name }) => scope.id('HIGH', PREFIXES[name] ?? 'alg', nth));
  const declared = roots.map((_, at) => `$i${String(at)}: ID!`).join(', ');
  const asked = roots.map(({ name }, at) => `g${String(at)}: ${name}(id: $i${String(at)}) { id }`);
  const variables = Object.fromEntries(ids.map((id, at) => [`i${String(at)}`, id]));
  await eye.ask(`query (${declared}) { ${asked.join(' ')} }`, variables);
}

/** Asks for a hidden record, an absent one and its own, with everything in it. */
export async function guess(
  eye: Eye,
  looker: Looker,
  look: Of<'guess'>,
  standing: Standing,
): Promise<void> {
  const { builder } = looker;
  const { scope } = standing;
  const root = at(singles(builder), look.root);
  const type = builder.objectOf(root);
  const prefix = PREFIXES[root.name] ?? 'alg';
  if (!type) return;
  const query = `query ($id: ID!) { ${root.name}(id: $id) { ${builder.everything(type, 2)} } }`;
  const own = scope.id('LOW', prefix, look.nth);
  for (const id of [scope.id('HIGH', prefix, look.nth), absentId(prefix, look.nth), own])
    await eye.ask(query, { id });
  await guessAll(eye, looker, standing, look.nth);
}

/** Tries every mutation that takes an id, each on a hidden record: all are NOT_FOUND, or none of this role's. */
export async function probe(
  eye: Eye,
  { builder }: Looker,
  look: Of<'probe'>,
  { scope }: Standing,
): Promise<void> {
  // Each by its own name: a mutation more does not change what is drawn for the others.
  const valuesOf = ({ name: mutation }: Field): Values => ({
    ...eye.values(new Stream(`probe ${String(look.version)} ${mutation}`)),
    id: (name, field) => {
      if (name === 'idempotencyKey') return `the-probe-${field}`;
      if (name === 'sectorId') return scope.places.sector;
      if (name === 'districtId') return scope.places.districts[0] ?? '';
      return scope.id('HIGH', prefixOf(name, field), look.nth);
    },
  });
  const fields = builder.mutations.filter((field) => builder.takesId(field));
  for (let from = 0; from < fields.length; from += PROBED)
    await probeSome(eye, builder, fields.slice(from, from + PROBED), valuesOf, look);
}

/** Mutations in one document: all of them would be more aliases than the gateway allows, and a refusal shows nothing. */
const PROBED = 20;

async function probeSome(
  eye: Eye,
  builder: Looker['builder'],
  fields: readonly Field[],
  valuesOf: (field: Field) => Values,
  look: Of<'probe'>,
): Promise<void> {
  // What need not be named can be named all the same: a record of another kind that the act would follow.
  const which = look.version === 3 ? 'ids' : 'required';
  const inputs = fields.map((field) => {
    const type = field.args[0]?.type;
    const input = type ? builder.value(type, 'input', field.name, valuesOf(field), which) : {};
    return { ...(input as object), ...fit(input as object, look) };
  });
  const declared = fields.map(({ args }, at) => `$i${String(at)}: ${String(args[0]?.type)}`);
  const asked = fields.map(
    ({ name }, at) =>
      `p${String(at)}: ${name}(input: $i${String(at)}) { userErrors { code path message } }`,
  );
  const variables = Object.fromEntries(inputs.map((input, at) => [`i${String(at)}`, input]));
  await eye.ask(`mutation (${declared.join(', ')}) { ${asked.join(' ')} }`, variables);
}
