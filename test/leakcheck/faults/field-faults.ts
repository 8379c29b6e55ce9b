import { AllegationEvidenceResolver } from '../../../subgraphs/evidence/stubs/allegation-evidence.resolver.js';
import { AllegationResolver } from '../../../subgraphs/incidents/allegation/allegation.resolver.js';
import { CaseloadResolver } from '../../../subgraphs/incidents/caseload/caseload.resolver.js';
import { AgendaItemResolver } from '../../../subgraphs/mediation/agenda-item/agenda-item.resolver.js';
import type { Fault } from './garden.js';

/** Faults in resolvers of single fields. */
export const FIELD_FAULTS: readonly Fault[] = [
  {
    name: 'position-counts-hidden',
    what: 'the position of an agenda item counts items that the viewer does not see',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(AgendaItemResolver.prototype, 'position', () => async ({ id, sessionId }) => {
        const rows = await garden.bench.owner.run<{ id: string }>(
          'mediation',
          'SELECT id FROM mechanism.agenda_item WHERE session_id = $1 ORDER BY created_at, id',
          [sessionId],
        );
        return rows.findIndex((row) => row.id === id) + 1;
      });
    },
  },
  {
    name: 'null-holes',
    what: 'hidden evidence of a shared allegation leaves holes in the list',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(
        AllegationEvidenceResolver.prototype,
        'evidence',
        (evidence) =>
          async function holes(this: AllegationEvidenceResolver, root, context) {
            const seen = await evidence.call(this, root, context);
            const rows = await garden.bench.owner.run(
              'evidence',
              'SELECT FROM mechanism.evidence_link WHERE allegation_id = $1',
              [root.id],
            );
            const holes = rows.slice(seen.length).map(() => null);
            return [...seen, ...holes] as never;
          },
      );
    },
  },
  {
    name: 'caseload-of-drafts',
    what: "the caseload counts the parties' drafts",
    observer: 'sec-secretariat',
    plant: (garden) => {
      garden.replace(
        CaseloadResolver.prototype,
        'counts',
        (counts) =>
          async function all(this: CaseloadResolver, context) {
            const rows = await counts.call(this, context);
            const drafts = await garden.count('incidents', 'allegation');
            return rows.map((row) => Object.assign(row, { count: drafts }));
          },
      );
    },
  },
  {
    name: 'verbs-from-mechanism',
    what: 'viewerCan of a shared allegation depends on hidden evidence',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(
        AllegationResolver.prototype,
        'viewerCan',
        (verbs) =>
          function hinting(this: AllegationResolver, root, context) {
            const known = verbs.call(this, root, context);
            const work = garden
              .count('evidence', 'evidence_item')
              .then((n): unknown => (n > 0 ? [] : known));
            return work as never;
          },
      );
    },
  },
];
