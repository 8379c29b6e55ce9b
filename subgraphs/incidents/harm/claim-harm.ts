import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import type { ClassName } from '../../../shared/policy/classes.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import type { Report } from '../report/report.entity.js';
import { sameKind } from './harm-faults.js';
import { Harm } from './harm.entity.js';
import type { HarmInput } from './harm.input.js';

/** To whom the lines that are new are given, and under which marking. */
interface Giving {
  readonly marking: ClassName;
  readonly grants: readonly Grant[];
}

/** Writes the harm that a report claims: a line corrects the one of its kind, or is new; the others stay. */
export async function claimHarm(
  transaction: ActTransaction,
  { id: reportId, incidentId, byCode }: Pick<Report, 'id' | 'incidentId' | 'byCode'>,
  lines: readonly HarmInput[],
  { marking, grants }: Giving,
): Promise<void> {
  const known = transaction.created.has(reportId)
    ? []
    : await transaction.manager.findBy(Harm, { reportId });
  for (const line of lines) {
    const { category, effect, side, claimedMin, claimedMax } = line;
    const values = { claimedMin, claimedMax, source: line.source ?? null };
    const before = known.find((other) => sameKind(other, line));
    if (before) {
      await transaction.change(Harm, before.id, values);
      continue;
    }
    const kind = { category, effect, side };
    await transaction.create(
      Harm,
      { id: newId('hrm'), marking, incidentId, reportId, byCode, ...kind, ...values },
      grants,
    );
  }
}
