import type { Act } from '../../../shared/acts/act.js';
import { termsFaults } from '../allegation/load-allegation.js';
import { Finding } from '../finding/finding.entity.js';
import type { ConcurFindingInput } from '../finding/finding.input.js';
import { findingFaults, type FindingTarget, loadFinding } from '../finding/load-finding.js';
import { speakOnFinding } from './speak-on-finding.js';

/** FINDING_SHARED → DETERMINED with the last concurrence that the terms ask for; neither party has a veto. */
export const concurFinding: Act<ConcurFindingInput, FindingTarget> = {
  name: 'concurFinding',
  record: Finding,
  load: loadFinding,
  guard: (target, facts) => {
    const illegal = findingFaults('CONCUR', 'SHARED', target, facts);
    return illegal.length > 0 ? illegal : termsFaults(target.of, 'APPEAL');
  },
  write: async (transaction, target, { reasons }) => {
    await speakOnFinding(transaction, target, { concurs: true, reasons: reasons ?? null });
    return target.changes.id;
  },
};
