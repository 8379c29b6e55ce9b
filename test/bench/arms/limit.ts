import { createHash, randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

import pg from 'pg';

import { databaseName, roleName, rolePassword } from '../../../shared/database/names.js';
import { urlOfDatabase } from '../../../shared/database/owner-url.js';
import type { Served } from './mizan.js';
import {
  COUNTS,
  DEEP,
  DELEGATIONS,
  EVIDENCE,
  LIST,
  ONE,
  ONE_EVIDENCE,
  PLACES,
  UNVERIFIED,
} from './limit-sql.js';
import { DRAFTED, FILED, submission } from './limit-act.js';

type Cells = readonly (string | null)[];
type Run = (text: string, values?: readonly unknown[]) => Promise<readonly Cells[]>;
type Given = Readonly<Record<string, unknown>>;

/** Prepared statements of one login in one database. */
function opener(
  served: Served,
  subgraph: string,
  seat: string,
  schema: string,
  connections = 3,
): Run {
  const { ownerUrl, prefix, secret } = served;
  const url = new URL(urlOfDatabase(ownerUrl, databaseName(prefix, subgraph)));
  url.username = roleName(prefix, seat);
  url.password = rolePassword(secret, url.username);
  const pool = new pg.Pool({
    connectionString: url.href,
    options: `-c search_path=${schema}${schema === 'mechanism' ? ' -c plan_cache_mode=force_generic_plan' : ''}`,
    max: connections,
    idleTimeoutMillis: 0,
  });
  const names = new Map<string, string>();
  return async (text, values = []) => {
    const name = names.get(text) ?? `l${String(names.size)}`;
    names.set(text, name);
    const query = { name, text, values: [...values], rowMode: 'array' as const };
    return (await pool.query<(string | null)[]>(query)).rows;
  };
}

function textOf(rows: readonly Cells[]): string {
  return rows[0]?.[0] ?? 'null';
}

interface Databases {
  readonly incidents: Run;
  readonly evidence: Run;
  readonly parties: Run;
}

/** Puts rows, evidence and delegations together as text: nothing is parsed that was built to be sent. */
async function list(
  { incidents, evidence, parties }: Databases,
  statement: string,
  values: readonly unknown[],
  kind: (code: string, kinds: ReadonlyMap<unknown, string | null>) => string,
): Promise<{ readonly nodes: string; readonly more: boolean }> {
  const delegations = parties(DELEGATIONS);
  const rows = await incidents(statement, values);
  const page = rows.slice(0, 50);
  const items = new Map(
    (await evidence(EVIDENCE, [page.map(([id]) => id)])).map(([id, json]) => [id, json]),
  );
  const kinds = new Map((await delegations).map(([code, name]) => [code, name ?? null]));
  const nodes = page.map(([id, code, json]) => {
    const respondent = kind(code ?? '', kinds);
    return `${json?.slice(0, -1) ?? ''},"respondent":${respondent},"evidence":${items.get(id ?? '') ?? '[]'}}`;
  });
  return { nodes: `[${nodes.join(',')}]`, more: rows.length > 50 };
}

const withKind = (code: string, kinds: ReadonlyMap<unknown, string | null>): string =>
  JSON.stringify({ code, kind: kinds.get(code) });
const codeOnly = (code: string): string => JSON.stringify({ code });

/** Names a place or a person's delegation in the text that stands for it; nothing where there is none. */
function named(texts: ReadonlyMap<string | null, string>, key: string | null | undefined): string {
  return texts.get(key ?? null) ?? 'null';
}

function textsOf(rows: readonly Cells[]): ReadonlyMap<string | null, string> {
  return new Map(rows.map(([key = null, text]) => [key, text ?? 'null']));
}

async function one({ incidents, evidence, parties }: Databases, id: unknown): Promise<string> {
  const delegations = parties(DELEGATIONS);
  const items = evidence(ONE_EVIDENCE, [id]);
  const [[by, respondent, sector, district, json] = []] = await incidents(ONE, [id]);
  const asked = [sector, district].filter((place) => place != null);
  const places = textsOf(await parties(PLACES, [asked]));
  const kinds = new Map((await delegations).map(([code, name]) => [code, name ?? null]));
  const where = `"sector":${named(places, sector)},"district":${named(places, district)}`;
  const whole = String(json).replace('"reports"', `${where},"reports"`);
  const [accuser, accused] = [codeOnly(String(by)), withKind(String(respondent), kinds)];
  return `${whole.slice(0, -1)},"by":${accuser},"respondent":${accused},"evidence":${textOf(await items)}}`;
}

/** Answers each work by hand: the works' names are the paths. */
function answers(served: Served): Readonly<Record<string, (given: Given) => Promise<string>>> {
  const [party = ''] = served.directory.ofKind('PARTY');
  const [mediator = ''] = served.directory.ofKind('MEDIATOR');
  const databasesOf = (code: string, role: string): Databases => {
    const name = code.toLowerCase();
    const run = (subgraph: string): Run =>
      opener(served, subgraph, `${name}_${role}`, `world_${name}`);
    return { incidents: run('incidents'), evidence: run('evidence'), parties: run('parties') };
  };
  const own = databasesOf(party, 'officer');
  const across = databasesOf(mediator, 'mediator');
  // One delegation's acts run one after the other, as in the product: its audit entries are a chain. And as there, one
  // plan is kept: to plan so large a statement takes longer than to run it.
  const mechanism = opener(served, 'incidents', 'incidents_mechanism', 'mechanism', 1);
  const readers = served.directory.ofKind('MEDIATOR', 'SECRETARIAT');
  const [world = '', ...others] = [party, ...readers].map((code) => `world_${code.toLowerCase()}`);
  const page = async (statement: string, values: readonly unknown[]): Promise<string> => {
    const { nodes, more } = await list(own, statement, values, withKind);
    return `{"allegations":{"nodes":${nodes},"pageInfo":{"hasNextPage":${String(more)}}}}`;
  };
  const performing =
    (statement: string, act: string) =>
    async (input: Given): Promise<string> => {
      const digest = createHash('sha256').update(JSON.stringify(input)).digest('hex');
      const ids = ['inc', 'rep', 'hrm', 'alg', 'clk'].map((prefix) => `${prefix}_${randomUUID()}`);
      const { idempotencyKey: key } = input;
      const json = JSON.stringify(input);
      const values = [party, 'limit', ...ids, new Date(), key, digest, json, readers];
      return `{"${act}":${textOf(await mechanism(statement, values))}}`;
    };
  return {
    Q1: async () => page(LIST, []),
    Q2: async () => {
      const counts = across.incidents(COUNTS);
      const { nodes } = await list(across, UNVERIFIED, [], codeOnly);
      return `{"caseload":{"counts":${textOf(await counts)},"newestUnverified":{"nodes":${nodes}}}}`;
    },
    Q3: async ({ id }) => `{"allegation":${await one(own, id)}}`,
    Q4: async ({ at, id }) => page(DEEP, [at, id]),
    M1: performing(submission(FILED, world, others), 'fileAllegation'),
    M2: performing(submission(DRAFTED, world, others), 'submitAllegation'),
  };
}

async function bodyOf(request: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** Serves the limit: bare HTTP, pg and prepared statements. */
export async function startLimit(served: Served): Promise<string> {
  const works = answers(served);
  const server = http.createServer((request, response) => {
    const work = works[(request.url ?? '').slice(1)];
    void bodyOf(request)
      .then(async (body) => work?.(JSON.parse(body) as Given))
      .then(
        (json = 'null') => {
          const text = `{"data":${json}}`;
          response.writeHead(200, {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(text),
          });
          response.end(text);
        },
        (error: unknown) => {
          response.writeHead(500).end(error instanceof Error ? error.message : 'failed');
        },
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}
