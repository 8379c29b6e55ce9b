import 'reflect-metadata';

import { describe, expect, it } from '@jest/globals';

import { agendaFaults } from '../../subgraphs/mediation/agenda-item/add-agenda-item.js';
import { AddAgendaItemInput } from '../../subgraphs/mediation/agenda-item/agenda-item.input.js';
import { Session } from '../../subgraphs/mediation/session/session.entity.js';
import type { SessionStatus } from '../../subgraphs/mediation/session/session.state.js';
import { facts, viewer } from './fixtures.js';

const SEC = viewer('SEC', 'SECRETARIAT');

function faults(status: SessionStatus, items: number): readonly [string, string][] {
  const session = Object.assign(new Session(), { kind: 'PLENARY', status, mediatorCodes: null });
  return agendaFaults(
    { session, items, allegation: null },
    facts(SEC, new AddAgendaItemInput()),
  ).map(({ code, path }) => [code, path.join('.')]);
}

describe('adding an item to an agenda', () => {
  it.each(['SCHEDULED', 'OPEN'] as const)('is possible while the session is %s', (status) => {
    expect(faults(status, 0)).toEqual([]);
    expect(faults(status, 99)).toEqual([]);
  });

  it.each(['ADJOURNED', 'CLOSED', 'POSTPONED', 'CANCELLED'] as const)(
    'is not possible when the session is %s',
    (status) => {
      expect(faults(status, 0)).toEqual([['ILLEGAL_TRANSITION', 'input.sessionId']]);
    },
  );

  it('ends at a hundred items that the actor sees', () => {
    expect(faults('OPEN', 100)).toEqual([['BAD_USER_INPUT', 'input.sessionId']]);
  });
});
