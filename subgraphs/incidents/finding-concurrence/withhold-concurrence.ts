import type { Act } from '../../../shared/acts/act.js';
import { Finding } from '../finding/finding.entity.js';
import type { WithholdConcurrenceInput } from '../finding/finding.input.js';
import { findingFaults, type FindingTarget, loadFinding } from '../finding/load-finding.js';
import { speakOnFinding } from './speak-on-finding.js';

/** A mediating delegation does not concur: the case stays, and when all have spoken that is said to both parties. */
export const withholdConcurrence: Act<WithholdConcurrenceInput, FindingTarget> = {
  name: 'withholdConcurrence',
  record: Finding,
  load: loadFinding,
  guard: (target, facts) => findingFaults('WITHHOLD_CONCURRENCE', 'SHARED', target, facts),
  write: async (transaction, target, { reasons }) => {
    await speakOnFinding(transaction, target, { concurs: false, reasons });
    return target.changes.id;
  },
};
