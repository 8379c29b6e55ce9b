import { ACT_FAULTS } from './act-faults.js';
import { DATABASE_FAULTS } from './database-faults.js';
import { DOOR_FAULTS } from './door-faults.js';
import type { Fault } from './garden.js';
import { POLICY_FAULTS, STANDING_FAULTS } from './policy-faults.js';
import { READ_FAULTS } from './read-faults.js';

/** Every fault that the test has to find. */
export const FAULTS: readonly Fault[] = [
  ...READ_FAULTS,
  ...ACT_FAULTS,
  ...DATABASE_FAULTS,
  ...DOOR_FAULTS,
  ...POLICY_FAULTS,
  ...STANDING_FAULTS,
];
