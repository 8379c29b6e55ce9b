import type { ActTransaction } from '../../../shared/acts/act-transaction.js';
import { mechanismReaders } from '../../../shared/acts/audiences.js';
import type { LocalizedTextInput } from '../../../shared/subgraph/localized-text.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import type { Allegation } from '../allegation/allegation.entity.js';
import { determineFinding } from '../finding/determine-finding.js';
import { Finding } from '../finding/finding.entity.js';
import { concurrencesNeeded } from '../finding/finding.rules.js';
import { bothParties } from '../allegation/case-parties.js';
import { type FindingTarget, holdAllegation } from '../finding/load-finding.js';
import { FindingConcurrence } from './finding-concurrence.entity.js';

/** What a mediating delegation says. */
interface Word {
  readonly concurs: boolean;
  readonly reasons: LocalizedTextInput | null;
}

/** Records the word, or another than the delegation gave before; the parties read none until all are read. */
async function record(
  transaction: ActTransaction,
  { id: findingId }: Finding,
  { id: allegationId }: Allegation,
  word: Word,
): Promise<void> {
  const byCode = transaction.viewer.delegation;
  const before = await transaction.manager.findOneBy(FindingConcurrence, { findingId, byCode });
  const values = { ...word, givenAt: transaction.at };
  if (before) return transaction.change(FindingConcurrence, before.id, values);
  await transaction.create(
    FindingConcurrence,
    {
      ...{ id: newId('fcr'), marking: 'SUBMITTER', findingId, allegationId, caseId: null, byCode },
      ...values,
    },
    mechanismReaders(transaction.directory),
  );
}

async function open(transaction: ActTransaction, finding: Finding, of: Allegation): Promise<void> {
  const words = { findingId: finding.id };
  for (const { id } of await transaction.manager.findBy(FindingConcurrence, words)) {
    await transaction.change(FindingConcurrence, id, { marking: 'PARTIES', caseId: of.id });
    await transaction.grant(FindingConcurrence, id, bothParties(of));
  }
}

/**
 * Takes a mediating delegation's word and sees what has come of it: the finding is determined, or the mediators have
 * all spoken and it is not, or others have still to speak. Counted in the mechanism, with the case held: of two words
 * given at once the second one counts both, and every word is the mediators' anyway.
 */
export async function speakOnFinding(
  transaction: ActTransaction,
  { changes: finding, of }: FindingTarget,
  word: Word,
): Promise<void> {
  const { manager, directory, at } = transaction;
  await holdAllegation(transaction, of.changes);
  await record(transaction, finding, of.changes, word);
  const mediators = directory.ofKind('MEDIATOR');
  const words = await manager.findBy(FindingConcurrence, { findingId: finding.id });
  const spoken = words.filter(({ byCode }) => mediators.includes(byCode));
  const concurring = spoken.filter(({ concurs }) => concurs).length;
  const determined =
    word.concurs && concurring >= concurrencesNeeded(finding.findingRule, mediators.length);
  if (determined) {
    await determineFinding(transaction, finding, of);
    return open(transaction, finding, of.changes);
  }
  if (spoken.length < mediators.length) return;
  await transaction.change(Finding, finding.id, { undecidedAt: at });
  await open(transaction, finding, of.changes);
}
