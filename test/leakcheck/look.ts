import type { DocumentBuilder } from './documents.js';
import { at, Eye, lists, type Looker, type Of, type PageAnswer, type Standing } from './eye.js';
import { act, cursors, guess, guessAll, probe } from './guesses.js';
import type { Reply } from './http.js';
import type { Look } from './looks.js';
import { Stream } from './randomness.js';
import { bytesCall, DOORS } from './raw-calls.js';
import { closingDocuments, sweepDocuments } from './sweeps.js';
import { tourDocument } from './tour.js';
import { Wanderer } from './wander.js';

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

async function wander(eye: Eye, { builder }: Looker, look: Of<'wander'>): Promise<void> {
  const roots = look.roots.map((nth) => at(builder.roots, nth));
  const stream = new Stream(`wander ${String(look.seed)}`);
  const wanderer = new Wanderer(builder, eye.values(stream), stream.below(3) === 0);
  const { query, variables } = wanderer.query(roots, look.depth);
  await eye.ask(query, variables);
}

async function tour(eye: Eye, { builder }: Looker, look: Of<'tour'>): Promise<void> {
  for (let nth = 0; nth < look.stops; nth += 1) {
    const made = tourDocument(builder, look.from + nth, (stream) => eye.values(stream));
    await eye.ask(made.query, made.variables);
  }
}

async function door(eye: Eye, look: Of<'door'>): Promise<void> {
  const [method, path] = at(DOORS, look.which);
  const body = method === 'POST' || method === 'PUT' ? '{}' : undefined;
  await eye.send({ method, path, headers: { 'content-type': 'application/json' }, body });
}

async function closing(
  eye: Eye,
  looker: Looker,
  _: Of<'everything'>,
  standing: Standing,
): Promise<void> {
  for (const query of closingDocuments(looker.builder)) await eye.ask(query, {});
  await guessAll(eye, looker, standing, 0);
}

type Ways = {
  readonly [K in Look['kind']]: (
    eye: Eye,
    looker: Looker,
    look: Of<K>,
    standing: Standing,
  ) => Promise<unknown>;
};

const WAYS: Ways = {
  wander,
  sweep: (eye, { builder }, { type }) => eye.ask(at(sweepDocuments(builder), type), {}),
  pages: (eye, { builder }, one) => pages(eye, builder, one),
  guess,
  probe,
  act,
  cursor: cursors,
  bytes: (eye, _, { seed }) => eye.send(bytesCall(new Stream(`bytes ${String(seed)}`))),
  door: (eye, _, one) => door(eye, one),
  tour,
  everything: closing,
};

/** Looks once, and gives every answer that came back. */
export async function look(
  looker: Looker,
  what: Look,
  standing: Standing,
): Promise<readonly Reply[]> {
  const eye = new Eye(looker, standing);
  const way = WAYS[what.kind] as (
    eye: Eye,
    looker: Looker,
    look: Look,
    standing: Standing,
  ) => Promise<unknown>;
  await way(eye, looker, what, standing);
  return eye.replies;
}
