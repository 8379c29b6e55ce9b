import 'reflect-metadata';

import { describe, expect, it } from '@jest/globals';

import type { Role } from '../../shared/viewer/roles.js';
import type {
  RecordAgreementInput,
  RecordExtensionInput,
} from '../../subgraphs/parties/agreement/agreement.input.js';
import {
  type AgreementStatus,
  agreementVerbs,
} from '../../subgraphs/parties/agreement/agreement.state.js';
import { recordAgreementFaults } from '../../subgraphs/parties/agreement/record-agreement.js';
import { recordExtensionFaults } from '../../subgraphs/parties/agreement/record-extension.js';
import type { RecordObligationInput } from '../../subgraphs/parties/obligation/obligation.input.js';
import { recordObligationFaults } from '../../subgraphs/parties/obligation/record-obligation.js';
import { day, directory, person, type Plain } from './directory.js';

const secretariat = person('DESK', 'SECRETARIAT');
const key = { idempotencyKey: 'key-12345' };

const agreement: Plain<RecordAgreementInput> = {
  ...key,
  title: { original: 'A truce', lang: 'en' },
  form: 'JOINT_STATEMENT',
  status: 'IN_FORCE',
  conditional: true,
  from: day(1),
  until: day(10),
  mediators: ['HILL', 'LAKE'],
  hosts: ['HILL'],
};

describe('an agreement that is recorded', () => {
  it.each<[string, Partial<RecordAgreementInput>, string[]]>([
    ['as it was made', {}, []],
    ['without an end', { until: null }, []],
    ['that ends as it begins', { until: day(1) }, ['input.until']],
    ['in force from tomorrow', { from: day(6) }, ['input.from']],
    ['announced for tomorrow', { from: day(6), status: 'ANNOUNCED' }, []],
    ['with a party as its mediator', { mediators: ['EAST'] }, ['input.mediators']],
    ['with an unknown mediator', { mediators: ['NOBODY'] }, ['input.mediators']],
    ['with a host that is none', { hosts: ['LAKE'] }, ['input.hosts']],
    [
      'with a long title',
      { title: { original: 'x'.repeat(301), lang: 'en' } },
      ['input.title.original'],
    ],
  ])('%s', (_case, change, paths) => {
    const facts = {
      viewer: secretariat,
      input: { ...agreement, ...change },
      at: day(5),
      directory,
    };
    expect(recordAgreementFaults(null, facts).map((fault) => fault.path.join('.'))).toEqual(paths);
  });
});

describe('the acts on an agreement', () => {
  it.each<[AgreementStatus, Role, readonly string[]]>([
    ['IN_FORCE', 'SECRETARIAT', ['EXTEND']],
    ['IN_FORCE', 'PARTY_HEAD', []],
    ['IN_FORCE', 'MEDIATOR', []],
    ['ANNOUNCED', 'SECRETARIAT', []],
    ['UNDER_REVIEW', 'SECRETARIAT', []],
    ['SUSPENDED', 'SECRETARIAT', []],
    ['TERMINATED', 'SECRETARIAT', []],
    ['LAPSED', 'SECRETARIAT', []],
  ])('at %s are open to %s: %j', (status, role, verbs) => {
    expect(agreementVerbs({ status, role })).toEqual(verbs);
  });
});

describe('an extension', () => {
  const periods = [
    { startsAt: day(1), endsAt: day(5) },
    { startsAt: day(5), endsAt: day(10) },
  ];
  const faultsOf = (
    status: AgreementStatus,
    known: typeof periods | [{ startsAt: Date; endsAt: null }],
    change: Partial<RecordExtensionInput>,
  ): [string, string][] => {
    const input = { ...key, expectedVersion: 1, agreementId: 'agr_', from: day(10), ...change };
    const target = { changes: { status }, periods: known };
    const faults = recordExtensionFaults(target, { viewer: secretariat, input });
    return faults.map((fault) => [fault.code, fault.path.join('.')]);
  };

  it('follows the last period, with an end or without', () => {
    expect(faultsOf('IN_FORCE', periods, { until: day(12) })).toEqual([]);
    expect(faultsOf('IN_FORCE', periods, { until: null })).toEqual([]);
    expect(faultsOf('IN_FORCE', periods, { from: day(11) })).toEqual([]);
  });

  it('does not begin inside the last period, nor end before it begins', () => {
    expect(faultsOf('IN_FORCE', periods, { from: day(9), until: day(8) })).toEqual([
      ['BAD_USER_INPUT', 'input.from'],
      ['BAD_USER_INPUT', 'input.until'],
    ]);
  });

  it('has nothing to extend where the last period has no end', () => {
    expect(faultsOf('IN_FORCE', [{ startsAt: day(1), endsAt: null }], {})).toEqual([
      ['BAD_USER_INPUT', 'input.agreementId'],
    ]);
  });

  it.each<AgreementStatus>(['ANNOUNCED', 'UNDER_REVIEW', 'SUSPENDED', 'TERMINATED', 'LAPSED'])(
    'is refused at %s',
    (status) => {
      expect(faultsOf(status, periods, {})).toEqual([['ILLEGAL_TRANSITION', 'input.agreementId']]);
    },
  );
});

describe('an obligation that is recorded', () => {
  const input: Plain<RecordObligationInput> = {
    ...key,
    agreementId: 'agr_',
    code: 'O-1',
    kind: 'PREVENT',
    nature: 'CONDUCT',
    on: ['EAST', 'WEST'],
    text: { original: 'Prevent it', lang: 'en' },
    clauseRef: '2.1',
    validFrom: day(1),
  };
  const others = { recorded: 0, sameCode: false };
  const pathsOf = (known: typeof others, change: Partial<RecordObligationInput>): string[] =>
    recordObligationFaults(known, { input: { ...input, ...change }, directory }).map((fault) =>
      fault.path.join('.'),
    );

  it('binds either side or both', () => {
    expect(pathsOf(others, {})).toEqual([]);
    expect(pathsOf(others, { on: ['EAST'] })).toEqual([]);
    expect(pathsOf(others, { on: ['WEST'] })).toEqual([]);
  });

  it.each([['HILL'], ['DESK'], ['GUEST'], ['ANYONE'], ['NOBODY']])('never binds %s', (code) => {
    expect(pathsOf(others, { on: ['EAST', code] })).toEqual(['input.on']);
  });

  it('has a code of its own, an order of dates and a place among 200', () => {
    expect(pathsOf({ ...others, sameCode: true }, {})).toEqual(['input.code']);
    expect(pathsOf(others, { validTo: day(1) })).toEqual(['input.validTo']);
    expect(pathsOf({ ...others, recorded: 199 }, {})).toEqual([]);
    expect(pathsOf({ ...others, recorded: 200 }, {})).toEqual(['input.agreementId']);
  });
});
