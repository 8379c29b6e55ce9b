import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { eventually } from '../../support/acts.js';
import { allegation } from '../../support/case.js';
import { type Deployment, type Mode, startDeployment } from '../../support/deployment.js';
import { type Places, recordMechanism } from '../../support/mechanism.js';
import { monitorsOf } from '../../support/monitors.js';
import { perform, words } from '../../support/perform.js';
import { BOTH_WAYS } from '../../support/seats.js';

const REGISTRY = 'sec-secretariat';
const NOWHERE = 'evi_00000000-0000-4000-8000-000000000000';
const ITEM = `query ($id: ID!) { evidenceItem(id: $id) {
  id title { original } custody { action } links { allegation { id } } allegations { id }
} }`;
const LIST = '{ evidenceItems(first: 50) { totalCount nodes { id } } }';
const CASE = 'query ($id: ID!) { allegation(id: $id) { evidence { id } agendaItems { id } } }';

describe.each<Mode>(['one process', 'own processes'])('monitors and evidence, in %s', (mode) => {
  let deployment: Deployment;
  let places: Places;
  let ask: Awaited<ReturnType<typeof monitorsOf>>;

  beforeAll(async () => {
    deployment = await startDeployment(mode);
    places = await recordMechanism(deployment);
    ask = await monitorsOf(deployment);
  }, 120_000);
  afterAll(async () => {
    await deployment.stop();
  });

  const evidence = async (
    officer: string,
    title: string,
    allegationId?: string,
  ): Promise<string> => {
    const id = await perform(deployment, officer, 'draftEvidence', {
      ...{ kind: 'PHOTO', title: words(title), sha256: randomUUID().replaceAll('-', '').repeat(2) },
      ...{ size: 10, mediaType: 'image/jpeg', ...(allegationId ? { allegationId } : {}) },
    });
    if (title !== 'Draft')
      await perform(deployment, officer, 'sealEvidence', { id, expectedVersion: 1 });
    return id;
  };

  describe.each(BOTH_WAYS)('of a case by %s against %s', (one, other) => {
    const officer = `${one}-officer`;
    const mine = `monitor-of-${one}`;
    const another = `another-monitor-of-${one}`;
    let caseId = '';
    let elsewhere = '';
    const items: Record<string, string> = {};
    const notified = async (): Promise<string> => {
      const input = allegation(other.toUpperCase(), places);
      const id = await perform(deployment, officer, 'draftAllegation', input);
      await perform(deployment, officer, 'submitAllegation', { id, expectedVersion: 1 });
      await perform(deployment, REGISTRY, 'registerAllegation', { id, expectedVersion: 1 });
      const noticeText = words('Fire is alleged.');
      await perform(deployment, REGISTRY, 'notifyAllegation', {
        id,
        expectedVersion: 2,
        noticeText,
      });
      return id;
    };
    const listed = async (monitor: string): Promise<readonly string[]> => {
      const { body } = await ask(monitor, LIST);
      const { totalCount, nodes } = body.data?.evidenceItems as {
        totalCount: number;
        nodes: readonly { id: string }[];
      };
      expect(totalCount).toBe(nodes.length);
      return nodes.map(({ id }) => id).sort();
    };
    const expectNothing = async (monitor: string): Promise<void> => {
      expect(await listed(monitor)).toEqual([]);
      const absent = await ask(monitor, ITEM, { id: NOWHERE });
      for (const id of Object.values(items))
        expect((await ask(monitor, ITEM, { id })).bytes).toBe(absent.bytes);
    };

    beforeAll(async () => {
      caseId = await notified();
      elsewhere = await notified();
      items.linked = await evidence(officer, 'Linked', caseId);
      items.answer = await evidence(`${other}-officer`, 'Answer', caseId);
      items.elsewhere = await evidence(officer, 'Elsewhere', elsewhere);
      items.nowhere = await evidence(officer, 'Nowhere');
      items.draft = await evidence(officer, 'Draft', caseId);
      await perform(deployment, officer, 'linkEvidence', {
        ...{ itemId: items.linked, allegationId: elsewhere },
      });
    }, 120_000);

    test('nobody who is not assigned reads any of it', async () => {
      await expectNothing(mine);
      await expectNothing(another);
    });

    test('who is assigned reads what both sides have sealed on the case, and of its links that case alone', async () => {
      const input = { allegationId: caseId, monitor: mine };
      const assigned = await perform(deployment, REGISTRY, 'assignMonitor', input);
      const open = [items.linked, items.answer].sort();
      await eventually(async () => {
        expect(await listed(mine)).toEqual(open);
      });
      const { body } = await ask(mine, ITEM, { id: items.linked });
      expect(body.data?.evidenceItem).toEqual({
        ...{ id: items.linked, title: { original: 'Linked' } },
        custody: expect.arrayContaining([{ action: 'SEALED' }]),
        ...{ links: [{ allegation: { id: caseId } }], allegations: [{ id: caseId }] },
      });
      const found = (await ask(mine, CASE, { id: caseId })).body.data?.allegation as {
        evidence: readonly { id: string }[];
      };
      expect(found.evidence.map(({ id }) => id).sort()).toEqual(open);
      await expectNothing(another);
      await perform(deployment, REGISTRY, 'assignMonitor', {
        ...{ allegationId: caseId, monitor: another, replacesId: assigned },
      });
      await eventually(async () => {
        expect(await listed(another)).toEqual(open);
        await expectNothing(mine);
      });
    });

    test('who may not be asked is not: neither evidence nor caucus has an answer for a monitor', async () => {
      const notes = await ask(another, '{ caucusNotes(first: 5) { totalCount } }');
      expect(notes.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      const sessions = await ask(another, '{ sessions(first: 5) { totalCount } }');
      expect(sessions.body.data?.sessions).toEqual({ totalCount: 0 });
    });
  });
});
