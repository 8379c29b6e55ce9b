import { ASSIGNED, CASE, HARM } from './case.js';
import { EVIDENCE, LINK } from './evidence.js';
import { EXIT } from './exits.js';
import type { Family } from './family.js';
import { FILED } from './filed.js';
import { FINDING, WORD } from './finding.js';
import { CALL, NOTICE } from './liaison.js';
import { FAILING, FLOOD } from './noise.js';
import { MEMBER, REFERENCE } from './reference.js';
import { INTAKE } from './intake.js';
import { NARRATIVE } from './narrative.js';
import { REPORT } from './report.js';
import { SEAL } from './seal.js';
import { AGENDA, NOTE, SESSION } from './session.js';
import { TASK } from './task.js';
import { TIE } from './tie.js';
import { TIME } from './time.js';

/** Every family of stories. What the mechanism learns to record gets a file here, a rule in observers.ts, and a planted fault. */
export const FAMILIES: readonly Family[] = [
  CASE,
  FILED,
  ASSIGNED,
  HARM,
  REPORT,
  NARRATIVE,
  INTAKE,
  EXIT,
  FINDING,
  WORD,
  TASK,
  TIE,
  EVIDENCE,
  LINK,
  SESSION,
  AGENDA,
  NOTE,
  MEMBER,
  REFERENCE,
  CALL,
  NOTICE,
  SEAL,
  TIME,
  FAILING,
  FLOOD,
];

const BY_KIND = new Map(FAMILIES.map((family) => [family.kind, family]));

/**
 * Finds the family of a kind of stories.
 * @throws Error where there is none
 */
export function familyOf(kind: string): Family {
  const family = BY_KIND.get(kind);
  if (!family) throw new Error(`no stories of ${kind}`);
  return family;
}
