import { ACT_FAULTS } from './act-faults.js';
import { BETWEEN_FAULTS } from './between-faults.js';
import { COURSE_FAULTS } from './course-faults.js';
import { DATABASE_FAULTS } from './database-faults.js';
import { DOOR_FAULTS } from './door-faults.js';
import { FIELD_FAULTS } from './field-faults.js';
import { FINDING_FAULTS } from './finding-faults.js';
import type { Fault } from './garden.js';
import { LIAISON_FAULTS } from './liaison-faults.js';
import { LOOKUP_FAULTS } from './lookup-faults.js';
import { POLICY_FAULTS } from './policy-faults.js';
import { INTAKE_FAULTS } from './intake-faults.js';
import { NARRATIVE_FAULTS } from './narrative-faults.js';
import { REPORT_FAULTS } from './report-faults.js';
import { CURSOR_FAULTS, SEAT_FAULTS } from './seat-faults.js';

/** Every fault that the test has to find. */
export const FAULTS: readonly Fault[] = [
  ...LOOKUP_FAULTS,
  ...FIELD_FAULTS,
  ...SEAT_FAULTS,
  ...CURSOR_FAULTS,
  ...ACT_FAULTS,
  ...LIAISON_FAULTS,
  ...COURSE_FAULTS,
  ...BETWEEN_FAULTS,
  ...FINDING_FAULTS,
  ...REPORT_FAULTS,
  ...NARRATIVE_FAULTS,
  ...INTAKE_FAULTS,
  ...DATABASE_FAULTS,
  ...DOOR_FAULTS,
  ...POLICY_FAULTS,
];
