import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Fault } from '../../../shared/errors.js';
import { standingGrants } from '../../../shared/policy/standing-grants.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import type { Directory } from '../../../shared/viewer/directory.js';
import type { PlaceKind } from '../enums.js';
import { inputFault } from '../faults.js';
import { partiesPermissions } from '../permissions.js';
import { foldName, searchTextOf } from './fold-name.js';
import { Place } from './place.entity.js';
import type { RecordPlaceInput } from './place.input.js';

/** What can lie on both sides of the line. */
const TWO_SIDED: readonly PlaceKind[] = ['SECTOR', 'CROSSING'];

function nameFaults({ names }: RecordPlaceInput, directory: Directory): readonly Fault[] {
  const known = names.every(({ delegation }) => {
    if (delegation == null) return true;
    const kind = directory.find(delegation)?.kind;
    return kind !== undefined && kind !== 'PUBLIC';
  });
  const owners = names.map(({ lang, delegation }) => `${lang} ${delegation ?? ''}`);
  const faults: Fault[] = [];
  if (!known) faults.push(inputFault(['names'], 'must be names of delegations of this deployment'));
  if (new Set(owners).size !== owners.length)
    faults.push(inputFault(['names'], 'must not have two names for one language and delegation'));
  if (names.some(({ text }) => foldName(text) === ''))
    faults.push(inputFault(['names'], 'must have a letter or digit in every name'));
  return faults;
}

function sideFaults({ kind, side }: RecordPlaceInput, directory: Directory): readonly Fault[] {
  if (side == null)
    return TWO_SIDED.includes(kind)
      ? []
      : [inputFault(['side'], 'is needed: only a sector or crossing lies on both sides')];
  return directory.find(side)?.kind === 'PARTY'
    ? []
    : [inputFault(['side'], 'is not a party to the agreement')];
}

function pointFaults({ lat, lon, precision }: RecordPlaceInput): readonly Fault[] {
  const given = [lat, lon].filter((value) => value != null).length;
  if (given === 1) return [inputFault(['lat'], 'a point needs lat and lon')];
  return precision === 'POINT' && given === 0
    ? [inputFault(['precision'], 'is POINT and no point is given')]
    : [];
}

/** Checks a new place; pure. */
export function recordPlaceFaults(
  _target: unknown,
  { input, directory }: Pick<Facts<RecordPlaceInput>, 'input' | 'directory'>,
): readonly Fault[] {
  return [...nameFaults(input, directory), ...sideFaults(input, directory), ...pointFaults(input)];
}

/** Records a place of the gazetteer; everyone may know it, and the incidents keep a copy. */
export const recordPlace: Act<RecordPlaceInput, null> = {
  name: 'recordPlace',
  record: Place,
  load: () => Promise.resolve(null),
  guard: recordPlaceFaults,
  write: async (transaction, _target, input) => {
    const { kind, names, side, lat, lon, precision } = input;
    const id = newId('plc');
    const stored = names.map(({ text, lang, delegation }) => ({
      text,
      lang,
      delegationCode: delegation ?? null,
    }));
    await transaction.create(
      Place,
      {
        id,
        marking: 'PUBLIC',
        kind,
        names: stored,
        searchNames: searchTextOf(names.map(({ text }) => text)),
        side: side ?? null,
        lat: lat ?? null,
        lon: lon ?? null,
        precision,
      },
      standingGrants(partiesPermissions.records.Place, transaction.directory),
    );
    transaction.emit({
      target: 'incidents',
      topic: 'place',
      recordId: id,
      payload: { id, kind },
    });
    return id;
  },
};
