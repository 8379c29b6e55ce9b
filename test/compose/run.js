import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { prepare } from './deployment.js';
import { Client, expectNotified, playMainJob } from './main-job.js';

const SUBGRAPHS = ['parties', 'incidents', 'evidence', 'mediation'];
// An engine that copies the image for each container may be given longer on a busy machine.
const HEALTHY_WITHIN_SECONDS = Number(process.env.HEALTHY_WITHIN_SECONDS ?? 90);

const started = Date.now();
function say(line) {
  process.stdout.write(`== ${line} (${Math.round((Date.now() - started) / 1000)} s)\n`);
}

async function isReady(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** Brings everything up and waits until the gateway has asked a real question through all four. */
async function up(deployment) {
  const from = Date.now();
  await deployment.compose('up', '-d');
  while (!(await isReady(`http://127.0.0.1:${deployment.port}/health/ready`))) {
    const waited = (Date.now() - from) / 1000;
    assert.ok(waited < HEALTHY_WITHIN_SECONDS, `not ready after ${waited} s`);
    await sleep(500);
  }
  say(`ready after ${Math.round((Date.now() - from) / 1000)} s`);
}

async function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true) && socket.destroy());
    socket.once('error', () => resolve(false));
  });
}

/** From outside there is one door, and inside a subgraph answers nobody who has no word from the gateway. */
async function expectClosed(deployment) {
  for (const service of [...SUBGRAPHS, 'postgres']) {
    const { text } = deployment.output('port', service, service === 'postgres' ? '5432' : '4000');
    const published = Number(/:(\d+)$/.exec(text)?.[1] ?? 0);
    assert.ok(published === 0 || !(await accepts(published)), `${service} is open: ${text}`);
  }
  const asked = `fetch('http://incidents:4000/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ __typename }' }) }).then((r) => console.log(r.status))`;
  const { text } = deployment.output('exec', '-T', 'gateway', 'node', '-e', asked);
  assert.equal(text, '401');
}

/** Without its secrets nothing starts, and the reason names the variable. */
function expectRefusal(deployment) {
  const { status, text } = deployment.withoutSecrets();
  assert.notEqual(status, 0);
  assert.match(text, /MIZAN_[A-Z_]+/);
}

async function play(deployment) {
  const client = new Client(`http://127.0.0.1:${deployment.port}/graphql`, deployment.token);
  expectRefusal(deployment);
  // All services run the same image.
  if (!process.argv.includes('--no-build')) await deployment.compose('build', 'migrate');
  say('built');
  await up(deployment);
  const id = await playMainJob(client);
  say('the main job is done');
  await expectClosed(deployment);
  say('no subgraph and no database is open');
  await deployment.compose('down');
  await up(deployment);
  await expectNotified(client, id);
  say('the data is kept');
}

const deployment = await prepare();
let failed = false;
try {
  await play(deployment);
} catch (error) {
  failed = true;
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  await deployment.compose('ps', '-a').catch(() => undefined);
  await deployment.compose('logs', '--no-color', '--tail=40').catch(() => undefined);
} finally {
  await deployment.compose('down', '-v');
  deployment.remove();
}
say(failed ? 'FAILED' : 'all seen to hold');
process.exitCode = failed ? 1 : 0;
