import type { Reading } from '../../../shared/acts/act.js';
import type { DraftAllegationInput } from './allegation.input.js';
import type { Drafting } from './draft-faults.js';
import { loadSetting } from './incident-input.js';
import { loadCall } from './report-of-call.js';

/** A monitor reads the cases that are assigned to it (docs/adr/0010): what it drafts is. */
function readerKeyOf(reading: Reading): string | null {
  const { delegation, role, subject } = reading.viewer;
  return role === 'MONITOR' ? reading.readerKey(delegation, subject) : null;
}

/**
 * Finds what a new case starts from, in the actor's world.
 * @throws ActRefused NOT_FOUND for a call that is not there
 */
export async function loadDrafting(
  reading: Reading,
  input: DraftAllegationInput,
): Promise<Drafting> {
  return {
    setting: await loadSetting(reading.reads, input.incident),
    call: await loadCall(reading, input),
    readerKey: readerKeyOf(reading),
  };
}
