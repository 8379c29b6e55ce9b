import { SeatPools } from '../../../shared/database/seat-pools.js';
import { CursorSeal } from '../../../shared/subgraph/cursor.js';
import { WorldReads } from '../../../shared/subgraph/world-reads.js';
import type { Fault } from './garden.js';

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

/** Faults in who reads with which login. */
export const SEAT_FAULTS: readonly Fault[] = [
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

/** Faults in cursors. */
export const CURSOR_FAULTS: readonly Fault[] = [
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
