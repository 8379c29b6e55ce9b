import { publicError } from '../../../shared/errors.js';
import type { Recorded, RecordClass } from '../../../shared/subgraph/recorded.js';
import { WorldReads } from '../../../shared/subgraph/world-reads.js';
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

/** Faults in how records and pages are found. */
export const LOOKUP_FAULTS: readonly Fault[] = [
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
              pageInfo: Object.assign(page.pageInfo, { hasNextPage }),
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
