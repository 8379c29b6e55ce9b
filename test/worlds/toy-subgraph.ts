import 'reflect-metadata';

import { randomBytes } from 'node:crypto';

import {
  Column,
  type DataSource,
  Entity,
  type MigrationInterface,
  type QueryRunner,
} from 'typeorm';

import { ActTransaction, type Grant } from '../../shared/acts/act-transaction.js';
import { mechanismViewer } from '../../shared/acts/inbox.js';
import { settle, type Settling } from '../../shared/acts/run-act.js';
import { ownerDataSource } from '../../shared/database/connection.js';
import { databaseName } from '../../shared/database/names.js';
import { MECHANISM_TABLES, recordTable } from '../../shared/database/mechanism-tables.js';
import { migrateAll } from '../../shared/database/migrate.js';
import { urlOfDatabase } from '../../shared/database/owner-url.js';
import type { PermissionDocument } from '../../shared/policy/document.js';
import type { SubgraphDefinition } from '../../shared/subgraph/definition.js';
import { Recorded } from '../../shared/subgraph/recorded.js';
import { type Directory, parseDirectory } from '../../shared/viewer/directory.js';
import { tableSpecs } from '../../shared/worlds/table-spec.js';
import { type Difference, verifyAll } from '../../shared/worlds/verify.js';
import { dropDeployment } from '../support/database.js';

/** A record small enough to read, with a field of every class. */
@Entity('letter')
export class Letter extends Recorded {
  @Column('text', { nullable: true }) notice!: string | null;
  @Column('text', { nullable: true }) narrative!: string | null;
  @Column('text', { nullable: true }) privateNote!: string | null;
  @Column('text', { nullable: true }) whisper!: string | null;
  @Column('text', { nullable: true }) source!: string | null;
  @Column('text', { nullable: true }) caseId!: string | null;
}

/** A record that hangs on a letter. */
@Entity('reply')
export class Reply extends Recorded {
  @Column('text', { nullable: true }) letterId!: string | null;
}

/** That a monitor works on a case. */
@Entity('duty')
export class Duty extends Recorded {
  @Column('text', { nullable: true }) allegationId!: string | null;
  @Column('text', { nullable: true }) readerKey!: string | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}

/** A record that whole kinds of delegations have from the start. */
@Entity('term')
export class Term extends Recorded {
  @Column('text', { nullable: true }) words!: string | null;
}

class ToyTables1700000000000 implements MigrationInterface {
  readonly name = 'ToyTables1700000000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MECHANISM_TABLES);
    await runner.query(
      recordTable(
        'letter',
        'notice text, narrative text, private_note text, whisper text, source text, case_id text',
      ),
    );
    await runner.query(recordTable('reply', 'letter_id text'));
    await runner.query(
      recordTable('duty', 'allegation_id text, reader_key text, ended_at timestamptz'),
    );
    await runner.query(recordTable('term', 'words text'));
  }
  async down(): Promise<void> {
    // Nothing of the toy is kept.
  }
}

const PERMISSIONS: PermissionDocument = {
  subgraph: 'toy',
  records: {
    Letter: {
      table: 'letter',
      existence: 'MECHANISM',
      reach: 'CASE',
      fields: {
        ...{ notice: 'PARTIES', narrative: 'SUBMITTER', privateNote: 'DRAFT' },
        ...{ whisper: 'CAUCUS', source: 'SOURCE' },
      },
      columns: { caseId: 'MECHANISM' },
      caseKey: 'caseId',
      indexes: [['notice']],
      tally: { by: ['notice'], kinds: ['MEDIATOR', 'SECRETARIAT'] },
    },
    Reply: {
      table: 'reply',
      existence: 'MECHANISM',
      reach: 'CASE',
      fields: {},
      columns: { letterId: 'MECHANISM' },
      caseKey: { column: 'letterId', of: 'Letter', by: 'id' },
    },
    Duty: {
      table: 'duty',
      existence: 'DRAFT',
      reach: 'CASE',
      fields: {},
      columns: { allegationId: 'DRAFT', readerKey: 'DRAFT', endedAt: 'DRAFT' },
      caseKey: { reader: 'readerKey', until: 'endedAt' },
    },
    Term: {
      table: 'term',
      existence: 'PUBLIC',
      reach: 'REFERENCE',
      fields: { words: 'PUBLIC' },
      standing: { PARTY: 'PUBLIC', OBSERVER: 'PUBLIC' },
    },
  },
  stubs: {},
  values: [],
  queries: {},
  mutations: {},
};

export const TOY: SubgraphDefinition = {
  name: 'toy',
  entities: [Letter, Reply, Duty, Term],
  migrations: [ToyTables1700000000000],
  permissions: PERMISSIONS,
  schema: {} as never,
  announces: { Letter: ['others'] },
  inbox: {},
};

export const DIRECTORY: Directory = parseDirectory({
  delegations: [
    { code: 'AAA', kind: 'PARTY', displayNames: {} },
    { code: 'BBB', kind: 'PARTY', displayNames: {} },
    { code: 'MED', kind: 'MEDIATOR', displayNames: {} },
    { code: 'SEC', kind: 'SECRETARIAT', displayNames: {} },
    { code: 'PUBLIC', kind: 'PUBLIC', displayNames: {} },
  ],
});

export const FIRST = new Date('2026-01-01T00:00:00.000Z');
export const LATER = new Date('2026-01-02T00:00:00.000Z');
export const LAST = new Date('2026-01-03T00:00:00.000Z');

/** The toy's database, seen as its owner. */
export interface Toy {
  readonly source: DataSource;
  readonly settling: Settling;
  readonly place: { readonly ownerUrl: string; readonly prefix: string; readonly secret: string };
  /** Does something in a transaction of the mechanism, and projects what it touched. */
  act(at: Date, work: (transaction: ActTransaction) => Promise<void>): Promise<void>;
  differences(): Promise<readonly Difference[]>;
  close(): Promise<void>;
}

/** Makes the toy's database on the suites' PostgreSQL. */
export async function openToy(): Promise<Toy> {
  const ownerUrl = process.env.MIZAN_TEST_OWNER_URL ?? '';
  const place = { ownerUrl, prefix: `t${randomBytes(5).toString('hex')}`, secret: 'x'.repeat(40) };
  await migrateAll([TOY], {
    ...place,
    directory: DIRECTORY,
    worlds: 'changed',
    now: () => FIRST,
  });
  const url = urlOfDatabase(ownerUrl, databaseName(place.prefix, 'toy'));
  const source = await ownerDataSource(url, TOY.entities, []).initialize();
  const specs = new Map(tableSpecs(PERMISSIONS, source).map((spec) => [spec.type, spec]));
  const settling: Settling = { specs, announces: TOY.announces, directory: DIRECTORY };
  return {
    source,
    settling,
    place,
    act: async (at, work) =>
      source.transaction(async (manager) => {
        const viewer = { ...mechanismViewer(DIRECTORY, 'test'), delegation: 'AAA' };
        const transaction = new ActTransaction(manager, viewer, DIRECTORY, at, 'test');
        await work(transaction);
        await settle(transaction, settling);
      }),
    differences: async () => verifyAll([TOY], { ...place, directory: DIRECTORY }),
    close: async () => {
      await source.destroy();
      await dropDeployment(ownerUrl, place.prefix);
    },
  };
}

/** Writes a letter in which every field says what it is. */
export async function write(
  transaction: ActTransaction,
  id: string,
  grants: readonly Grant[],
  marking: Recorded['marking'] = 'MECHANISM',
): Promise<void> {
  const values = {
    ...{ notice: 'notice', narrative: 'narrative', privateNote: 'private' },
    ...{ whisper: 'whisper', source: 'source' },
  };
  await transaction.create(Letter, { id, marking, ...values }, grants);
}
