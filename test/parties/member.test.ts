import 'reflect-metadata';

import { describe, expect, it } from '@jest/globals';

import type { Role } from '../../shared/viewer/roles.js';
import { endMemberFaults } from '../../subgraphs/parties/member/end-member.js';
import type {
  EndMemberInput,
  RecordMemberInput,
} from '../../subgraphs/parties/member/member.input.js';
import { memberState, memberVerbs } from '../../subgraphs/parties/member/member.state.js';
import { memberGrants, recordMemberFaults } from '../../subgraphs/parties/member/record-member.js';
import { day, directory, person, type Plain } from './directory.js';

const input: Plain<RecordMemberInput> = {
  idempotencyKey: 'key-12345',
  role: 'PARTY_OFFICER',
  displayRole: 'Liaison',
  name: 'A person',
  validFrom: day(1),
  validUntil: null,
};

function faultsOf(delegation: string, role: Role, change: Partial<RecordMemberInput>): string[] {
  const facts = {
    viewer: person(delegation, role),
    input: { ...input, ...change },
    at: day(5),
    directory,
  };
  return recordMemberFaults({ recorded: 0 }, facts).map((fault) => fault.path.join('.'));
}

describe('a member that is recorded', () => {
  it('is given by name to the own delegation and the secretariat, by office to the others, not to the public', () => {
    expect(Object.fromEntries(grantsOf('EAST'))).toEqual({
      EAST: 'DRAFT',
      DESK: 'DRAFT',
      WEST: 'MECHANISM',
      HILL: 'MECHANISM',
      LAKE: 'MECHANISM',
      GUEST: 'MECHANISM',
    });
  });

  it('is given the same way when the other side records it', () => {
    expect(Object.fromEntries(grantsOf('WEST'))).toEqual({
      WEST: 'DRAFT',
      DESK: 'DRAFT',
      EAST: 'MECHANISM',
      HILL: 'MECHANISM',
      LAKE: 'MECHANISM',
      GUEST: 'MECHANISM',
    });
  });

  it('is given to each delegation once', () => {
    expect(grantsOf('DESK')).toHaveLength(6);
  });

  it.each<[string, Role, Role, string[]]>([
    ['EAST', 'PARTY_HEAD', 'PARTY_OFFICER', []],
    ['EAST', 'PARTY_HEAD', 'MEDIATOR', ['input.role']],
    ['EAST', 'PARTY_HEAD', 'INTEGRATOR', ['input.role']],
    ['HILL', 'MEDIATOR', 'MEDIATOR', []],
    ['HILL', 'MEDIATOR', 'PARTY_HEAD', ['input.role']],
    ['DESK', 'SECRETARIAT', 'MONITOR', []],
    ['DESK', 'SECRETARIAT', 'SOURCE_CUSTODIAN', []],
    ['DESK', 'SECRETARIAT', 'PUBLIC', ['input.role']],
  ])('of %s by its %s may be %s: faults %j', (delegation, actor, role, faults) => {
    expect(faultsOf(delegation, actor, { role })).toEqual(faults);
  });

  it('does not end before it begins', () => {
    expect(faultsOf('EAST', 'PARTY_HEAD', { validUntil: day(1) })).toEqual(['input.validUntil']);
    expect(faultsOf('EAST', 'PARTY_HEAD', { validUntil: day(2) })).toEqual([]);
  });

  it('is refused when the delegation has recorded 500', () => {
    const facts = { viewer: person('EAST', 'PARTY_HEAD'), input, at: day(5), directory };
    expect(recordMemberFaults({ recorded: 499 }, facts)).toEqual([]);
    expect(recordMemberFaults({ recorded: 500 }, facts)).toHaveLength(1);
  });
});

function grantsOf(own: string): [string, string][] {
  return memberGrants(own, directory).map((grant) => [grant.delegation, grant.clearance]);
}

describe('the state of a member', () => {
  const actor = { delegation: 'EAST', role: 'PARTY_HEAD' } as const;
  const member = { delegation: 'EAST', validFrom: day(2), actor };

  it.each([
    [1, null, 'TO_COME'],
    [2, null, 'IN_OFFICE'],
    [5, day(6), 'IN_OFFICE'],
    [6, day(6), 'ENDED'],
    [7, day(6), 'ENDED'],
  ])('on day %i with the end %s is %s', (at, validUntil, state) => {
    expect(memberState({ ...member, validUntil, at: day(at) })).toBe(state);
  });

  it.each<[string, Role, readonly string[]]>([
    ['EAST', 'PARTY_HEAD', ['END']],
    ['EAST', 'PARTY_OFFICER', []],
    ['EAST', 'INTEGRATOR', []],
    ['WEST', 'PARTY_HEAD', []],
    ['HILL', 'MEDIATOR', []],
    ['DESK', 'SECRETARIAT', []],
  ])('opens to %s as %s: %j', (delegation, role, verbs) => {
    const situation = { ...member, validUntil: null, actor: { delegation, role }, at: day(5) };
    expect(memberVerbs(situation)).toEqual(verbs);
  });
});

describe('who keeps the list of a delegation’s members', () => {
  it.each<[string, Role, readonly string[]]>([
    ['EAST', 'PARTY_HEAD', ['END']],
    ['HILL', 'MEDIATOR', ['END']],
    ['DESK', 'SECRETARIAT', ['END']],
    ['EAST', 'PARTY_OFFICER', []],
    ['DESK', 'MONITOR', []],
    ['DESK', 'AUDITOR', []],
    ['GUEST', 'OBSERVER', []],
  ])('of %s: a %s has %j', (delegation, role, verbs) => {
    const dates = { validFrom: day(2), validUntil: null, at: day(5) };
    expect(memberVerbs({ ...dates, delegation, actor: { delegation, role } })).toEqual(verbs);
  });
});

describe('the end of a member’s office', () => {
  const member = { originator: 'EAST', validFrom: day(2), validUntil: null };
  const end = (validUntil: Date): EndMemberInput => ({
    idempotencyKey: 'key-12345',
    expectedVersion: 1,
    id: 'mem_',
    validUntil,
  });

  it('may lie in the past or to come, and not before the office began', () => {
    const facts = { viewer: person('EAST', 'PARTY_HEAD'), at: day(5) };
    expect(endMemberFaults(member, { ...facts, input: end(day(3)) })).toEqual([]);
    expect(endMemberFaults(member, { ...facts, input: end(day(30)) })).toEqual([]);
    expect(endMemberFaults(member, { ...facts, input: end(day(2)) })).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'validUntil'] },
    ]);
  });

  it('is not for another delegation to set', () => {
    const facts = { viewer: person('WEST', 'PARTY_HEAD'), at: day(5), input: end(day(6)) };
    expect(endMemberFaults(member, facts)).toEqual([
      {
        code: 'ILLEGAL_TRANSITION',
        path: ['input', 'id'],
        message: 'the member is IN_OFFICE; open to you now: none',
      },
    ]);
  });

  it('is set once it has passed', () => {
    const facts = { viewer: person('EAST', 'PARTY_HEAD'), at: day(5), input: end(day(6)) };
    expect(endMemberFaults({ ...member, validUntil: day(4) }, facts)).toMatchObject([
      { code: 'ILLEGAL_TRANSITION', message: 'the member is ENDED; open to you now: none' },
    ]);
  });
});
