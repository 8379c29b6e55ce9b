import { ActTransaction, type Grant } from '../../../shared/acts/act-transaction.js';
import { relayNotice } from '../../../subgraphs/incidents/deconfliction-notice/relay-notice.js';
import { submitNotice } from '../../../subgraphs/incidents/deconfliction-notice/submit-notice.js';
import { DeconflictionDetails } from '../../../subgraphs/incidents/deconfliction-notice/deconfliction-details.entity.js';
import { DeconflictionNotice } from '../../../subgraphs/incidents/deconfliction-notice/deconfliction-notice.entity.js';
import { HotlineCall } from '../../../subgraphs/incidents/hotline-call/hotline-call.entity.js';
import { raiseHotlineCall } from '../../../subgraphs/incidents/hotline-call/raise-hotline-call.js';
import { IncidentLog } from '../../../subgraphs/incidents/incident-log-seal/incident-log.entity.js';
import { IncidentLogSeal } from '../../../subgraphs/incidents/incident-log-seal/incident-log-seal.entity.js';
import { revealIncidentLog } from '../../../subgraphs/incidents/incident-log-seal/reveal-incident-log.js';
import type { Fault } from './garden.js';

function to(delegation: string): readonly Grant[] {
  return [{ delegation, clearance: 'PARTIES' }];
}

/** Faults in what goes between the parties: calls, notices, sealed logs. */
export const LIAISON_FAULTS: readonly Fault[] = [
  {
    name: 'call-before-relay',
    what: 'a call reaches the party that is called before it is relayed',
    observer: 'afg-officer',
    plant: (garden) => {
      garden.replace(raiseHotlineCall, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.grant(HotlineCall, id, to(input.to));
        return id;
      });
    },
  },
  {
    name: 'notice-before-relay',
    what: 'a notice reaches its addressee before it is relayed',
    observer: 'pak-app',
    plant: (garden) => {
      garden.replace(submitNotice, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.grant(DeconflictionNotice, id, to(input.to));
        return id;
      });
    },
  },
  {
    name: 'details-stay',
    what: 'the grant of the details of a notice has no end',
    observer: 'afg-officer',
    plant: (garden) => {
      garden.replace(
        ActTransaction.prototype,
        'grant',
        (grant) =>
          function forEver(this: ActTransaction, type, id, given) {
            const all: readonly Grant[] = given;
            const endless =
              type.name === DeconflictionDetails.name
                ? all.map(({ delegation, clearance }) => ({ delegation, clearance }))
                : all;
            return grant.call(this, type, id, endless);
          },
      );
    },
  },
  {
    name: 'details-counted',
    what: 'the objection of a relayed notice says whether details were given',
    observer: 'pak-officer',
    plant: (garden) => {
      garden.replace(relayNotice, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        const given = await transaction.manager.existsBy(DeconflictionDetails, { noticeId: id });
        await transaction.change(DeconflictionNotice, id, { urgent: given });
        return id;
      });
    },
  },
  {
    name: 'seal-opened-by-one',
    what: 'one side’s deposit opens its log before the other has committed',
    observer: 'pak-head',
    plant: (garden) => {
      garden.replace(revealIncidentLog, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.change(IncidentLogSeal, id, {
          status: 'OPENED',
          openedAt: transaction.at,
        });
        const { withCode } = target.changes;
        await transaction.grant(IncidentLogSeal, id, to(withCode));
        for (const log of await transaction.manager.findBy(IncidentLog, { sealId: id }))
          await transaction.grant(IncidentLog, log.id, to(withCode));
        return id;
      });
    },
  },
  {
    name: 'deposit-shows',
    what: 'a deposit renews the time at which the seal was committed',
    observer: 'qat-mediator',
    plant: (garden) => {
      garden.replace(revealIncidentLog, 'write', (write) => async (transaction, target, input) => {
        const id = await write(transaction, target, input);
        await transaction.change(IncidentLogSeal, id, { committedAt: transaction.at });
        return id;
      });
    },
  },
];
