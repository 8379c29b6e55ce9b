import { OBSERVERS, type Observer } from './observers.js';

/** Who is tried together, as the domain document tells them apart: party against party, mediator against mediator, and so on. */
export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  party: ['pak-officer', 'afg-officer', 'pak-head', 'afg-head'],
  mediator: ['tur-mediator', 'qat-mediator'],
  app: ['pak-app', 'afg-app', 'tur-app', 'pak-app-confidential', 'pak-app-mechanism'],
  observer: ['obs-a-observer'],
  public: ['public'],
  staff: ['sec-secretariat', 'sec-monitor', 'sec-custodian', 'sec-auditor'],
};

const PAK_APPS = ['pak-app', 'pak-app-confidential', 'pak-app-mechanism'];
const GUESTS = [['obs-a-observer'], ['public']];

/**
 * Who learns no more than a seat, whatever happens (domain document, 2.2 and 2.6): what is hidden from the seat is hidden
 * from them, too, so that they may watch its histories. One of each list does, in turn.
 */
const BESIDE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'pak-officer': [PAK_APPS, ...GUESTS],
  'pak-head': [PAK_APPS, ...GUESTS],
  'afg-officer': [['afg-app'], ...GUESTS],
  'afg-head': [['afg-app'], ...GUESTS],
  'tur-mediator': [['tur-app'], ...GUESTS],
  'qat-mediator': GUESTS,
  'sec-secretariat': GUESTS,
};

/** Finds an observer by its seat. */
export function observerOf(seat: string): Observer {
  const found = OBSERVERS.find((one) => one.seat === seat);
  if (!found) throw new Error(`no observer ${seat}`);
  return found;
}

/** Says who watches the nth history of a seat beside it: of each group one, and never two. */
export function beside({ seat }: Observer, nth: number): readonly Observer[] {
  return (BESIDE[seat] ?? []).flatMap((list) => {
    const chosen = list[nth % list.length];
    return chosen === undefined ? [] : [observerOf(chosen)];
  });
}

/** Says who may watch the histories of a seat beside it. */
export function allBeside({ seat }: Observer): readonly Observer[] {
  return (BESIDE[seat] ?? []).flat().map(observerOf);
}
