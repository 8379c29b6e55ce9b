import type { Reading } from '../../../shared/acts/act.js';
import { notFound } from '../../../shared/errors.js';
import type { Viewer } from '../../../shared/viewer/viewer.js';
import { EvidenceItem } from './evidence-item.entity.js';
import type { Situation } from './evidence-item.state.js';

/**
 * Loads an evidence item in the actor's world.
 * @throws ActRefused NOT_FOUND
 */
export async function loadEvidenceItem(
  reading: Reading,
  id: string,
  path: readonly string[],
): Promise<EvidenceItem> {
  const item = await reading.world.findOneBy(EvidenceItem, { id });
  if (!item) throw notFound(path);
  return item;
}

/** Sees an evidence item as the state machine does. */
export function situationOf(item: EvidenceItem, viewer: Viewer): Situation {
  const { status, submittedByCode, sourceProtection } = item;
  return {
    status,
    submitter: submittedByCode,
    sourceProtection,
    actor: { delegation: viewer.delegation, role: viewer.role },
  };
}
