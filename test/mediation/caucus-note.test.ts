import 'reflect-metadata';

import { describe, expect, it } from '@jest/globals';

import { RecordCaucusNoteInput } from '../../subgraphs/mediation/caucus-note/caucus-note.input.js';
import {
  NOTE_STATUSES,
  noteVerbs,
  nextStatus,
} from '../../subgraphs/mediation/caucus-note/caucus-note.state.js';
import { confirmFaults } from '../../subgraphs/mediation/caucus-note/confirm-caucus-note.js';
import {
  noteFaults,
  type NoteTarget,
} from '../../subgraphs/mediation/caucus-note/record-caucus-note.js';
import { facts, viewer } from './fixtures.js';

const QAT = viewer('QAT', 'MEDIATOR');
const AFG_HEAD = viewer('AFG', 'PARTY_HEAD');
const NO_SESSION: NoteTarget = { session: null };
const CAUCUS: NoteTarget = {
  session: { kind: 'CAUCUS', partyCode: 'AFG', mediatorCodes: ['QAT'] },
};
const PLENARY: NoteTarget = { session: { kind: 'PLENARY', partyCode: null, mediatorCodes: null } };

function paths(
  who: typeof QAT,
  given: Partial<RecordCaucusNoteInput>,
  target: NoteTarget = NO_SESSION,
): readonly string[] {
  const input = Object.assign(new RecordCaucusNoteInput(), { mediators: [], ...given });
  return noteFaults(target, facts(who, input)).map(({ path }) => path.join('.'));
}

describe('a mediator who records a caucus note', () => {
  it.each(['PAK', 'AFG'])('names %s, the party that it met, and itself', (party) => {
    expect(paths(QAT, { party, mediators: ['QAT'] })).toEqual([]);
    expect(paths(QAT, { party, mediators: ['TUR', 'QAT'] })).toEqual([]);
  });

  it.each([
    [{ mediators: ['QAT'] }, 'input.party'],
    [{ party: 'TUR', mediators: ['QAT'] }, 'input.party'],
    [{ party: 'SEC', mediators: ['QAT'] }, 'input.party'],
    [{ party: 'AFG', mediators: ['TUR'] }, 'input.mediators'],
    [{ party: 'AFG', mediators: ['QAT', 'SEC'] }, 'input.mediators'],
    [{ party: 'AFG', mediators: ['QAT', 'PAK'] }, 'input.mediators'],
    [{ party: 'AFG', mediators: [] }, 'input.mediators'],
  ])('is refused %j', (given, path) => {
    expect(paths(QAT, given)).toEqual([path]);
  });
});

describe('a head who records a caucus note', () => {
  it('speaks for its own delegation, named or not', () => {
    expect(paths(AFG_HEAD, { mediators: ['TUR'] })).toEqual([]);
    expect(paths(AFG_HEAD, { party: 'AFG', mediators: ['TUR', 'QAT'] })).toEqual([]);
  });

  it('never speaks for the other side', () => {
    expect(paths(AFG_HEAD, { party: 'PAK', mediators: ['TUR'] })).toEqual(['input.party']);
    const other = viewer('PAK', 'PARTY_HEAD');
    expect(paths(other, { party: 'AFG', mediators: ['TUR'] })).toEqual(['input.party']);
  });

  it('does not name the secretariat as a reader', () => {
    expect(paths(AFG_HEAD, { mediators: ['SEC'] })).toEqual(['input.mediators']);
  });
});

describe('a note of a session', () => {
  it('fits the caucus: its party and its mediators', () => {
    expect(paths(QAT, { party: 'AFG', mediators: ['QAT'] }, CAUCUS)).toEqual([]);
    expect(paths(QAT, { party: 'PAK', mediators: ['QAT'] }, CAUCUS)).toEqual(['input.sessionId']);
    expect(paths(QAT, { party: 'AFG', mediators: ['QAT', 'TUR'] }, CAUCUS)).toEqual([
      'input.sessionId',
    ]);
  });

  it('may be taken in the margins of any other session', () => {
    expect(paths(QAT, { party: 'PAK', mediators: ['QAT', 'TUR'] }, PLENARY)).toEqual([]);
  });
});

describe('confirming a caucus note', () => {
  const actor = { delegation: 'AFG', role: 'PARTY_HEAD' } as const;

  it('takes it from PRIVATE to PARTY_CONFIRMED, by the head of the party that spoke', () => {
    expect(nextStatus('CONFIRM', { status: 'PRIVATE', party: 'AFG', actor })).toBe(
      'PARTY_CONFIRMED',
    );
    expect(noteVerbs({ status: 'PRIVATE', party: 'AFG', actor })).toEqual(['CONFIRM']);
    expect(confirmFaults({ status: 'PRIVATE', partyCode: 'AFG' }, actor)).toEqual([]);
  });

  it.each(NOTE_STATUSES.filter((status) => status !== 'PRIVATE'))(
    'is not possible from %s',
    (status) => {
      expect(nextStatus('CONFIRM', { status, party: 'AFG', actor })).toBeUndefined();
      expect(confirmFaults({ status, partyCode: 'AFG' }, actor)).toEqual([
        {
          code: 'ILLEGAL_TRANSITION',
          path: ['input', 'id'],
          message: `the note is ${status}; open to you now: none`,
        },
      ]);
    },
  );

  it.each([
    ['AFG', 'PARTY_OFFICER'],
    ['AFG', 'INTEGRATOR'],
    ['PAK', 'PARTY_HEAD'],
    ['QAT', 'MEDIATOR'],
    ['SEC', 'SECRETARIAT'],
  ] as const)('is not for %s as %s', (delegation, role) => {
    const other = { delegation, role };
    expect(noteVerbs({ status: 'PRIVATE', party: 'AFG', actor: other })).toEqual([]);
  });
});
