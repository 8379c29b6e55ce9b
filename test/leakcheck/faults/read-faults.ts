import { SeatPools } from '../../../shared/database/seat-pools.js';
import { publicError } from '../../../shared/errors.js';
import { CursorSeal } from '../../../shared/subgraph/cursor.js';
import type { Recorded, RecordClass } from '../../../shared/subgraph/recorded.js';
import { WorldReads } from '../../../shared/subgraph/world-reads.js';
import { AllegationEvidenceResolver } from '../../../subgraphs/evidence/stubs/allegation-evidence.resolver.js';
import { AllegationResolver } from '../../../subgraphs/incidents/allegation/allegation.resolver.js';
import { CaseloadResolver } from '../../../subgraphs/incidents/caseload/caseload.resolver.js';
import { AgendaItemResolver } from '../../../subgraphs/mediation/agenda-item/agenda-item.resolver.js';
import type { Fault, Garden } from './garden.js';

type Find = WorldReads['find'];

function hiddenIn(garden: Garden, type: RecordClass, id: string): Promise<boolean> {
  const place: Readonly<Record<string, readonly [string, string]>> = {
    Allegation: ['incidents', 'allegation'],
    Incident: ['incidents', 'incident'],
    EvidenceItem: ['evidence', 'evidence_item'],
    Session: ['mediation', 'session'],
    CaucusNote: ['mediation', 'caucus_note'],
  };
  const [subgraph, table] = place[type.name] ?? [];
  return subgraph && table ? garden.exists(subgraph, table, id) : Promise.resolve(false);
}

const lookups: readonly Fault[] = [
  {
    name: 'forbidden-on-hidden',
    what: 'a hidden record is FORBIDDEN, an absent one NOT_FOUND',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(
        WorldReads.prototype,
        'find',
        (find): Find =>
          async function telling<T extends Recorded>(
            this: WorldReads,
            type: RecordClass<T>,
            id: string,
          ) {
            const found = await find.call(this, type, id);
            if (!found && (await hiddenIn(garden, type, id))) throw publicError('FORBIDDEN');
            return found as T | null;
          },
      );
    },
  },
  {
    name: 'cache-without-viewer',
    what: 'records found by id are cached by the id alone',
    observer: 'afg-officer',
    plant: (garden) => {
      const cache = new Map<string, Recorded>();
      garden.fresh(() => {
        cache.clear();
      });
      garden.replace(
        WorldReads.prototype,
        'find',
        (find): Find =>
          async function cached<T extends Recorded>(
            this: WorldReads,
            type: RecordClass<T>,
            id: string,
          ) {
            const found = (cache.get(id) as T | undefined) ?? (await find.call(this, type, id));
            if (found) cache.set(id, found);
            return found as T | null;
          },
      );
    },
  },
  {
    name: 'count-from-mechanism',
    what: 'totalCount is counted in the mechanism',
    observer: 'pak-officer',
    plant: (garden) => {
      type Read = WorldReads['page'];
      garden.replace(
        WorldReads.prototype,
        'page',
        (read): Read =>
          async function counting(this: WorldReads, type, args, list, narrow) {
            const page = await read.call(this, type, args, list, narrow as never);
            if (type.name !== 'Allegation') return page as never;
            return { ...page, totalCount: garden.count('incidents', 'allegation') } as never;
          },
      );
    },
  },
  {
    name: 'more-from-mechanism',
    what: 'hasNextPage is true when the mechanism has more sessions than the page',
    observer: 'obs-a-observer',
    plant: (garden) => {
      type Read = WorldReads['page'];
      garden.replace(
        WorldReads.prototype,
        'page',
        (read): Read =>
          async function more(this: WorldReads, type, args, list, narrow) {
            const page = await read.call(this, type, args, list, narrow as never);
            if (type.name !== 'Session') return page as never;
            const count = await garden.count('mediation', 'session');
            const hasNextPage = count > page.nodes.length;
            return {
              ...page,
              totalCount: page.totalCount,
              pageInfo: { ...page.pageInfo, hasNextPage },
            } as never;
          },
      );
    },
  },
  {
    name: 'work-grows',
    what: 'a list runs one more statement when the mechanism has many drafts',
    observer: 'pak-officer',
    plant: (garden) => {
      type Read = WorldReads['page'];
      garden.replace(
        WorldReads.prototype,
        'page',
        (read): Read =>
          async function slow(this: WorldReads, type, args, list, narrow) {
            if (type.name === 'Allegation' && (await garden.count('incidents', 'allegation')) > 15)
              await (await this.world()).query('SELECT id FROM allegation LIMIT 1');
            return (await read.call(this, type, args, list, narrow as never)) as never;
          },
      );
    },
  },
];

const fields: readonly Fault[] = [
  {
    name: 'position-counts-hidden',
    what: 'the position of an agenda item counts items that the viewer does not see',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(AgendaItemResolver.prototype, 'position', () => async ({ id, sessionId }) => {
        const rows = await garden.bench.owner.run<{ id: string }>(
          'mediation',
          'SELECT id FROM mechanism.agenda_item WHERE session_id = $1 ORDER BY created_at, id',
          [sessionId],
        );
        return rows.findIndex((row) => row.id === id) + 1;
      });
    },
  },
  {
    name: 'null-holes',
    what: 'hidden evidence of a shared allegation leaves holes in the list',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(
        AllegationEvidenceResolver.prototype,
        'evidence',
        (evidence) =>
          async function holes(this: AllegationEvidenceResolver, root, context) {
            const seen = await evidence.call(this, root, context);
            const rows = await garden.bench.owner.run(
              'evidence',
              'SELECT FROM mechanism.evidence_link WHERE allegation_id = $1',
              [root.id],
            );
            return [...seen, ...rows.slice(seen.length).map(() => null as never)];
          },
      );
    },
  },
  {
    name: 'caseload-of-drafts',
    what: "the caseload counts the parties' drafts",
    observer: 'sec-secretariat',
    plant: (garden) => {
      garden.replace(
        CaseloadResolver.prototype,
        'counts',
        (counts) =>
          async function all(this: CaseloadResolver, context) {
            const rows = await counts.call(this, context);
            const drafts = await garden.count('incidents', 'allegation');
            return rows.map((row) => ({ ...row, count: drafts }));
          },
      );
    },
  },
  {
    name: 'verbs-from-mechanism',
    what: 'viewerCan of a shared allegation depends on hidden evidence',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(
        AllegationResolver.prototype,
        'viewerCan',
        (verbs) =>
          function hinting(this: AllegationResolver, root, context) {
            const known = verbs.call(this, root, context);
            const work = garden
              .count('evidence', 'evidence_item')
              .then((n) => (n > 0 ? [] : known));
            return work as never;
          },
      );
    },
  },
];

function seatMixUp(name: string, what: string, from: string, into: string): Fault {
  return {
    name,
    what,
    observer: from.replaceAll('_', '-'),
    plant: (garden) => {
      garden.replace(
        SeatPools.prototype,
        'world',
        (world) =>
          function mixed(this: SeatPools, seat) {
            return world.call(this, seat === from ? into : seat);
          },
      );
    },
  };
}

const seats: readonly Fault[] = [
  seatMixUp('officer-as-head', "an officer reads with the head's login", 'pak_officer', 'pak_head'),
  seatMixUp(
    'app-without-cap',
    'an app reads with a login that has no cap',
    'pak_app',
    'pak_officer',
  ),
  seatMixUp(
    'mediator-as-other',
    "a mediator reads the other mediator's world",
    'tur_mediator',
    'qat_mediator',
  ),
  seatMixUp(
    'observer-as-party',
    "an observer reads a party's world",
    'obs_a_observer',
    'pak_officer',
  ),
  seatMixUp(
    'auditor-as-secretariat',
    'the auditor reads the cases',
    'sec_auditor',
    'sec_secretariat',
  ),
];

const cursors: readonly Fault[] = [
  {
    name: 'cursor-not-bound',
    what: 'a cursor of another seat is accepted',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(
        CursorSeal.prototype,
        'open',
        (open) =>
          function any(this: CursorSeal, cursor) {
            return open.call(this, cursor, '');
          },
      );
      garden.replace(
        CursorSeal.prototype,
        'seal',
        (seal) =>
          function any(this: CursorSeal, position) {
            return seal.call(this, position, '');
          },
      );
    },
  },
  {
    name: 'cursor-counts',
    what: 'the length of a cursor depends on how many cursors were given to anybody',
    observer: 'tur-mediator',
    plant: (garden) => {
      let given = 0;
      garden.fresh(() => {
        given = 0;
      });
      garden.replace(
        CursorSeal.prototype,
        'seal',
        (seal) =>
          function counting(this: CursorSeal, position, binding) {
            given += binding.includes('PAK') ? 1 : 0;
            return seal.call(
              this,
              { ...position, id: `${position.id}${'#'.repeat(given)}` },
              binding,
            );
          },
      );
      garden.replace(
        WorldReads.prototype,
        'page',
        (read) =>
          async function counting(this: WorldReads, type, args, list, narrow) {
            given += await garden.count('incidents', 'allegation');
            return (await read.call(this, type, args, list, narrow as never)) as never;
          },
      );
    },
  },
];

export const READ_FAULTS: readonly Fault[] = [...lookups, ...fields, ...seats, ...cursors];
