import { describe, expect, test } from '@jest/globals';

import { ROLES, ROLES_OF_KIND, SCOPES } from '../../shared/viewer/roles.js';
import { appSeat, personSeat } from '../../shared/viewer/seat-name.js';

describe('who may hold which role', () => {
  test('domain.md 2.1: each kind of delegation its own, and apps', () => {
    expect(ROLES_OF_KIND).toEqual({
      PARTY: ['PARTY_HEAD', 'PARTY_OFFICER', 'INTEGRATOR'],
      MEDIATOR: ['MEDIATOR', 'INTEGRATOR'],
      SECRETARIAT: ['SECRETARIAT', 'MONITOR', 'SOURCE_CUSTODIAN', 'AUDITOR', 'INTEGRATOR'],
      OBSERVER: ['OBSERVER', 'INTEGRATOR'],
      PUBLIC: ['PUBLIC', 'INTEGRATOR'],
    });
    expect(ROLES).toHaveLength(10);
    expect(SCOPES).toEqual(['mechanism:read', 'delegation:read', 'delegation:confidential']);
  });
});

describe('the seat, which is the login of the database', () => {
  test.each([
    ['PARTY_HEAD', 'aaa_head'],
    ['PARTY_OFFICER', 'aaa_officer'],
    ['MEDIATOR', 'aaa_mediator'],
    ['SECRETARIAT', 'aaa_secretariat'],
    ['MONITOR', 'aaa_monitor'],
    ['SOURCE_CUSTODIAN', 'aaa_custodian'],
    ['OBSERVER', 'aaa_observer'],
    ['AUDITOR', 'aaa_auditor'],
    ['PUBLIC', 'aaa_reader'],
  ] as const)('of a %s is %s', (role, seat) => {
    expect(personSeat('AAA', role)).toBe(seat);
  });

  test.each([
    [['mechanism:read'], 'aaa_app_mechanism'],
    [['delegation:read'], 'aaa_app'],
    [['delegation:confidential'], 'aaa_app_confidential'],
    [['mechanism:read', 'delegation:read'], 'aaa_app'],
    [['mechanism:read', 'delegation:confidential', 'delegation:read'], 'aaa_app_confidential'],
    [[], 'everyone_reader'],
  ] as const)('of an app with %j is %s', (scopes, seat) => {
    expect(appSeat('AAA', 'EVERYONE', scopes)).toBe(seat);
  });
});
