import type { DocumentBuilder, Field, Values } from './documents.js';
import type { Reply } from './http.js';
import type { Look } from './looks.js';
import type { Observer } from './observers.js';
import type { Performer } from './perform.js';
import { Stream, type StepContext } from './randomness.js';
import { bytesCall, DOORS, graphqlCall } from './raw-calls.js';
import { absentId, type Scope } from './scope.js';
import { closingDocuments, sweepDocuments } from './sweeps.js';
import { Wanderer } from './wander.js';

/** What looking takes, the same for every history. */
export interface Looker {
  readonly performer: Performer;
  readonly builder: DocumentBuilder;
  /** Told of every document that was sent, for the coverage. */
  readonly asked: (query: string, who: Observer) => void;
}

/** Where a look stands in a history. */
export interface Standing {
  readonly step: string;
  readonly who: Observer;
  readonly scope: Scope;
}

const PREFIXES: Readonly<Record<string, string>> = {
  allegation: 'alg',
  incident: 'inc',
  evidenceItem: 'evi',
  session: 'ses',
  caucusNote: 'cau',
  agreement: 'agr',
  delegation: 'del',
  member: 'mem',
  obligation: 'obl',
  place: 'plc',
};
/** Which record an id in an input means. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  allegationId: 'alg',
  counterAllegationId: 'alg',
  itemId: 'evi',
  sessionId: 'ses',
  agreementId: 'agr',
  sectorId: 'plc',
  districtId: 'plc',
};

function at<T>(list: readonly T[], nth: number): T {
  const found = list[nth % list.length];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

function prefixOf(name: string, field: string): string {
  const known = ARGUMENTS[name] ?? PREFIXES[field];
  if (known !== undefined) return known;
  if (/allegation/i.test(field)) return 'alg';
  if (/evidence/i.test(field)) return 'evi';
  if (/session|agenda/i.test(field)) return 'ses';
  return /note/i.test(field) ? 'cau' : 'mem';
}

class Eye {
  readonly #replies: Reply[] = [];
  readonly #context: StepContext;
  #sent = 0;

  constructor(
    private readonly looker: Looker,
    private readonly standing: Standing,
  ) {
    const { step } = standing;
    this.#context = { step, stream: new Stream(step), watched: true };
  }

  get replies(): readonly Reply[] {
    return this.#replies;
  }

  async ask(query: string, variables: object): Promise<Reply> {
    const { who } = this.standing;
    this.looker.asked(query, who);
    return this.send(graphqlCall(query, variables));
  }

  async send(call: ReturnType<typeof graphqlCall> | ReturnType<typeof bytesCall>): Promise<Reply> {
    this.#sent += 1;
    const step = { ...this.#context, step: `${this.#context.step}.${String(this.#sent)}` };
    const reply = await this.looker.performer.send(this.standing.who.seat, step, call);
    this.#replies.push(reply);
    return reply;
  }

  /** Values for random documents: ids of every kind, cursors that were never given out. */
  values(stream: Stream): Values {
    const { scope } = this.standing;
    return {
      stream,
      cursor: () => 'bm90IGEgY3Vyc29y',
      id: (name, field) => {
        if (name === 'idempotencyKey') return `the-look-L${String(stream.below(9))}`;
        const prefix = prefixOf(name, field);
        const nth = stream.below(4);
        switch (stream.below(4)) {
          case 0:
            return scope.id('HIGH', prefix, nth);
          case 1:
            return absentId(prefix, nth);
          default:
            return scope.id('LOW', prefix, nth);
        }
      },
    };
  }
}

function lists(builder: DocumentBuilder): readonly Field[] {
  return builder.roots.filter((root) => root.args.some(({ name }) => name === 'after'));
}

function singles(builder: DocumentBuilder): readonly Field[] {
  return builder.roots.filter((root) => root.args.some(({ name }) => name === 'id'));
}

type Of<K extends Look['kind']> = Extract<Look, { readonly kind: K }>;

interface PageAnswer {
  readonly data?: Readonly<
    Record<string, { readonly pageInfo: Readonly<Record<string, string | boolean | null>> } | null>
  > | null;
}

async function pages(eye: Eye, builder: DocumentBuilder, look: Of<'pages'>): Promise<void> {
  const { name } = at(lists(builder), look.root);
  const [size, cursor] = look.backwards ? ['last', 'before'] : ['first', 'after'];
  const query = `query ($n: Int, $c: String) { ${name}(${size}: $n, ${cursor}: $c) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id createdAt updatedAt version } } } }`;
  let from: string | boolean | null = null;
  for (let page = 0; page < 12; page += 1) {
    const reply = await eye.ask(query, { n: look.size, c: from });
    const { data } = JSON.parse(reply.body) as PageAnswer;
    const info = data?.[name]?.pageInfo;
    if (info?.[look.backwards ? 'hasPreviousPage' : 'hasNextPage'] !== true) return;
    from = info[look.backwards ? 'startCursor' : 'endCursor'] ?? null;
  }
}

async function cursors(
  eye: Eye,
  { builder, performer }: Looker,
  look: Of<'cursor'>,
  { step }: Standing,
): Promise<void> {
  const { name } = at(lists(builder), look.root);
  const query = `query ($c: String) { ${name}(first: 2, after: $c) { totalCount pageInfo { startCursor endCursor } nodes { id } } }`;
  const first =
    look.what === 'foreign' ? at(['afg-officer', 'pak-officer', 'qat-mediator'], look.root) : '';
  const context = { step: `${step}.foreign`, stream: new Stream(step), watched: false };
  const source =
    first === ''
      ? await eye.ask(query, {})
      : await performer.send(first, context, graphqlCall(query, {}));
  const { data } = JSON.parse(source.body) as PageAnswer;
  const given = data?.[name]?.pageInfo.startCursor;
  const own =
    typeof given === 'string' ? given : 'bm90IGEgY3Vyc29yIGF0IGFsbCwgYnV0IGFzIGxvbmcgYXMgb25l';
  const flipped = `${own.slice(0, 9)}${own.charAt(9) === 'A' ? 'B' : 'A'}${own.slice(10)}`;
  const cursor = { own, foreign: own, altered: flipped, nonsense: 'x' }[look.what];
  // A cursor of a seat whose world is the same on both lists is refused all the same.
  await eye.ask(query, { c: cursor });
}

async function act(
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
    stream.below(2) === 0,
  );
  const fitting = { ...(input as object), ...fit(input as object, look) };
  const { query, variables } = new Wanderer(builder, plain, true).mutation(field, fitting, 2);
  await eye.ask(query, variables);
}

/** Puts in what a guard would refuse before the target matters. */
function fit(input: object, { version }: Of<'act'>): object {
  return {
    ...('expectedVersion' in input ? { expectedVersion: version } : {}),
    ...('kind' in input && 'allegationId' in input && 'text' in input ? { kind: 'DENIES' } : {}),
  };
}

async function guess(
  eye: Eye,
  { builder }: Looker,
  look: Of<'guess'>,
  { scope }: Standing,
): Promise<void> {
  const root = at(singles(builder), look.root);
  const type = builder.objectOf(root);
  const prefix = PREFIXES[root.name] ?? 'alg';
  if (!type) return;
  const query = `query ($id: ID!) { ${root.name}(id: $id) { ${builder.everything(type, 2)} } }`;
  for (const id of [
    scope.id('HIGH', prefix, look.nth),
    absentId(prefix, look.nth),
    `${prefix}_x`,
    scope.id('LOW', prefix, look.nth),
  ])
    await eye.ask(query, { id });
}

/** Looks once, and gives every answer that came back. */
export async function look(
  looker: Looker,
  what: Look,
  standing: Standing,
): Promise<readonly Reply[]> {
  const { builder } = looker;
  const eye = new Eye(looker, standing);
  switch (what.kind) {
    case 'wander': {
      const roots = what.roots.map((nth) => at(builder.roots, nth));
      const stream = new Stream(`wander ${String(what.seed)}`);
      const wanderer = new Wanderer(builder, eye.values(stream), stream.below(3) === 0);
      const { query, variables } = wanderer.query(roots, what.depth);
      await eye.ask(query, variables);
      break;
    }
    case 'sweep':
      await eye.ask(at(sweepDocuments(builder), what.type), {});
      break;
    case 'pages':
      await pages(eye, builder, what);
      break;
    case 'guess':
      await guess(eye, looker, what, standing);
      break;
    case 'act':
      await act(eye, looker, what, standing);
      break;
    case 'cursor':
      await cursors(eye, looker, what, standing);
      break;
    case 'bytes':
      await eye.send(bytesCall(new Stream(`bytes ${String(what.seed)}`)));
      break;
    case 'door': {
      const [method, path] = at(DOORS, what.which);
      const body = method === 'POST' || method === 'PUT' ? '{}' : undefined;
      await eye.send({ method, path, headers: { 'content-type': 'application/json' }, body });
      break;
    }
    case 'everything':
      for (const query of closingDocuments(builder)) await eye.ask(query, {});
  }
  return eye.replies;
}
