import { ActTransaction, type Grant } from '../../../shared/acts/act-transaction.js';
import { refuse } from '../../../shared/errors.js';
import { draftEvidence } from '../../../subgraphs/evidence/evidence-item/draft-evidence.js';
import { EvidenceItem } from '../../../subgraphs/evidence/evidence-item/evidence-item.entity.js';
import { sealEvidence } from '../../../subgraphs/evidence/evidence-item/seal-evidence.js';
import { Allegation } from '../../../subgraphs/incidents/allegation/allegation.entity.js';
import { draftAllegation } from '../../../subgraphs/incidents/allegation/draft-allegation.js';
import { fileAllegation } from '../../../subgraphs/incidents/allegation/file-allegation.js';
import { registerAllegation } from '../../../subgraphs/incidents/allegation/register-allegation.js';
import { submitAllegation } from '../../../subgraphs/incidents/allegation/submit-allegation.js';
import { Incident } from '../../../subgraphs/incidents/incident/incident.entity.js';
import { submitStatement } from '../../../subgraphs/incidents/party-statement/submit-statement.js';
import { addAgendaItem } from '../../../subgraphs/mediation/agenda-item/add-agenda-item.js';
import { AgendaItem } from '../../../subgraphs/mediation/agenda-item/agenda-item.entity.js';
import { scheduleSession } from '../../../subgraphs/mediation/session/schedule-session.js';
import { Session } from '../../../subgraphs/mediation/session/session.entity.js';
import type { Fault } from './garden.js';

function to(delegation: string, clearance: Grant['clearance'] = 'PARTIES'): readonly Grant[] {
  return [{ delegation, clearance }];
}

const grants: readonly Fault[] = [
  {
    name: 'early-grant',
    what: 'the other side is given the allegation when it is submitted',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(submitAllegation, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.grant(Allegation, id, to(target.changes.respondentCode));
        return id;
      });
    },
  },
  {
    name: 'early-grant-incident',
    what: 'the other side is given the incident when the allegation is submitted',
    observer: 'afg-app',
    plant: (garden) => {
      garden.replace(submitAllegation, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.grant(
          Incident,
          target.changes.incidentId,
          to(target.changes.respondentCode),
        );
        return id;
      });
    },
  },
  {
    name: 'filed-to-accused',
    what: 'the other side is given the allegation when it is filed in one act',
    observer: 'afg-officer',
    plant: (garden) => {
      garden.replace(fileAllegation, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.grant(Allegation, id, to(input.respondent));
        return id;
      });
    },
  },
  {
    name: 'early-grant-draft',
    what: 'a mediator is given drafts',
    observer: 'tur-mediator',
    plant: (garden) => {
      garden.replace(draftAllegation, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.grant(Allegation, id, to('TUR', 'DRAFT'));
        return id;
      });
    },
  },
  {
    name: 'sealed-to-other-side',
    what: 'sealed evidence is given to the other party too',
    observer: 'afg-officer',
    plant: (garden) => {
      garden.replace(sealEvidence, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        const other = transaction.viewer.delegation === 'PAK' ? 'AFG' : 'PAK';
        await transaction.grant(EvidenceItem, id, to(other, 'SUBMITTER'));
        return id;
      });
    },
  },
  {
    name: 'link-without-audience',
    what: 'an agenda item about an allegation is given to all who hold the session',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(addAgendaItem, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        if (target.session.kind !== 'CAUCUS')
          await transaction.grant(AgendaItem, id, [...to('PAK'), ...to('AFG')]);
        return id;
      });
    },
  },
  {
    name: 'session-to-observers',
    what: 'every session that is no caucus is given to observers',
    observer: 'obs-a-observer',
    plant: (garden) => {
      garden.replace(scheduleSession, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        if (input.kind !== 'CAUCUS') await transaction.grant(Session, id, to('OBS_A'));
        return id;
      });
    },
  },
  {
    name: 'caucus-to-delegation',
    what: 'a grant forgets its roles: the whole delegation reads the caucus',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(
        ActTransaction.prototype,
        'grant',
        (grant) =>
          function anyRole(this: ActTransaction, type, id, given) {
            return grant.call(
              this,
              type,
              id,
              given.map(({ delegation, clearance }) => ({ delegation, clearance })),
            );
          },
      );
    },
  },
  {
    name: 'caucus-to-both-mediators',
    what: 'a caucus is given to the mediator who was not in it',
    observer: 'tur-mediator',
    plant: (garden) => {
      garden.replace(
        ActTransaction.prototype,
        'grant',
        (grant) =>
          function bothMediators(this: ActTransaction, type, id, given) {
            const caucus = given.some(({ clearance }) => clearance === 'CAUCUS');
            const more: readonly Grant[] = caucus
              ? [{ delegation: 'TUR', clearance: 'CAUCUS', onlyRoles: ['MEDIATOR'] }]
              : [];
            return grant.call(this, type, id, [...given, ...more]);
          },
      );
    },
  },
];

const outcomes: readonly Fault[] = [
  {
    name: 'illegal-transition-on-hidden',
    what: 'an answer to a hidden allegation is refused with ILLEGAL_TRANSITION',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(submitStatement, 'load', (load) => async (reading, input) => {
        const hidden = await garden.exists('incidents', 'allegation', input.allegationId);
        try {
          return await load(reading, input);
        } catch (error) {
          if (!hidden) throw error;
          throw refuse('ILLEGAL_TRANSITION', ['input', 'allegationId'], 'it is not notified');
        }
      });
    },
  },
  {
    name: 'stale-version-on-hidden',
    what: 'sealing hidden evidence is refused with STALE_VERSION',
    observer: 'afg-officer',
    plant: (garden) => {
      garden.replace(sealEvidence, 'load', (load) => async (reading, input) => {
        if (
          (await garden.exists('evidence', 'evidence_item', input.id)) &&
          input.expectedVersion > 1
        )
          throw refuse('STALE_VERSION', ['input', 'expectedVersion'], 'it has changed');
        return load(reading, input);
      });
    },
  },
  {
    name: 'count-in-message',
    what: 'a refusal says how many allegations the mechanism has',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(submitAllegation, 'load', (load) => async (reading, input) => {
        try {
          return await load(reading, input);
        } catch {
          const count = await garden.count('incidents', 'allegation');
          throw refuse('NOT_FOUND', ['input', 'id'], `it is none of the ${String(count)}`);
        }
      });
    },
  },
  {
    name: 'number-at-registration',
    what: 'case numbers are drawn at registration',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(registerAllegation, 'write', (write) => async (transaction, target, input) => {
        await transaction.manager.query(
          `INSERT INTO mechanism.case_counter (pair, year, last) VALUES ('AFG+PAK', 2099, 1)
           ON CONFLICT (pair, year) DO UPDATE SET last = mechanism.case_counter.last + 1`,
        );
        return write(transaction, target, input);
      });
    },
  },
  {
    name: 'deduplicated-evidence',
    what: 'evidence with a digest that is there already is not written again',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(draftEvidence, 'write', (write) => async (transaction, target, input) => {
        const same = await transaction.manager.findOneBy(EvidenceItem, {
          sha256: input.sha256 ?? '',
        });
        return same ? same.id : write(transaction, target, input);
      });
    },
  },
  {
    name: 'quota-of-all',
    what: 'the quota of links is counted over all delegations',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(draftEvidence, 'load', (load) => async (reading, input) => {
        const own = await load(reading, input);
        const links = await garden.count('evidence', 'evidence_link');
        return own && links > 0 ? { ...own, ofAllegation: 100 } : own;
      });
    },
  },
];

export const ACT_FAULTS: readonly Fault[] = [...grants, ...outcomes];
