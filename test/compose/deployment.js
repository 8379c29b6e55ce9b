import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { exportJWK, generateKeyPair, SignJWT } from 'jose';

const ROOT = path.resolve(import.meta.dirname, '../..');
const [COMPOSE, ...COMPOSE_ARGS] = (process.env.COMPOSE ?? 'docker compose').split(' ');

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Gives every issuer of the example configuration a key set in a file: demo keys are refused in production. */
async function writeDelegations(folder) {
  const file = path.join(ROOT, 'shared/config/delegations.json');
  const { delegations } = JSON.parse(readFileSync(file, 'utf8'));
  const signers = {};
  for (const { code, issuer } of delegations) {
    if (!issuer) continue;
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    issuer.jwks = `${code.toLowerCase()}.jwks.json`;
    const key = { ...(await exportJWK(publicKey)), kid: code, alg: 'EdDSA', use: 'sig' };
    writeFileSync(path.join(folder, issuer.jwks), JSON.stringify({ keys: [key] }));
    signers[code] = { issuer, privateKey };
  }
  writeFileSync(path.join(folder, 'delegations.json'), JSON.stringify({ delegations }));
  return signers;
}

async function writeEnvironment(file, config, port) {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const values = {
    MIZAN_IMAGE: 'mizan-compose-test',
    MIZAN_SECRET: randomBytes(48).toString('base64url'),
    MIZAN_OWNER_PASSWORD: randomBytes(32).toString('hex'),
    MIZAN_VIEWER_KEY: `'${JSON.stringify(await exportJWK(privateKey))}'`,
    MIZAN_VIEWER_PUBLIC_KEY: `'${JSON.stringify(await exportJWK(publicKey))}'`,
    MIZAN_CONFIG_DIR: config,
    MIZAN_LISTEN: `127.0.0.1:${port}`,
    MIZAN_LOG_LEVEL: 'warn',
  };
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(file, lines.join(''), { mode: 0o600 });
}

/** What an operator prepares: a folder with the delegations and their public keys, and an `.env`. */
export async function prepare() {
  const home = mkdtempSync(path.join(os.tmpdir(), 'mizan-compose-'));
  const config = path.join(home, 'config');
  mkdirSync(config);
  // The programs in the containers run as another user.
  for (const folder of [home, config]) chmodSync(folder, 0o755);
  const signers = await writeDelegations(config);
  const port = await freePort();
  await writeEnvironment(path.join(home, '.env'), config, port);
  return {
    port,
    token: async (code, role) => tokenOf(signers[code], role),
    compose: (...args) => compose(path.join(home, '.env'), args),
    output: (...args) => output(path.join(home, '.env'), args),
    withoutSecrets: () => {
      const empty = path.join(home, 'empty.env');
      writeFileSync(empty, '');
      return output(empty, ['config', '-q']);
    },
    remove: () => rmSync(home, { recursive: true }),
  };
}

async function tokenOf({ issuer, privateKey }, role) {
  const signing = new SignJWT({ roles: [role], jti: randomBytes(16).toString('hex') });
  return signing
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer(issuer.iss)
    .setAudience(issuer.audience)
    .setSubject(`${role.toLowerCase()}@compose-test`)
    .setIssuedAt()
    .setExpirationTime('15m')
    .sign(privateKey);
}

function commandLine(environmentFile, args) {
  const project = ['-p', 'mizan-compose-test', '--env-file', environmentFile];
  return [...COMPOSE_ARGS, '-f', path.join(ROOT, 'docker-compose.yml'), ...project, ...args];
}

/** Runs one compose command to its end, with its output shown. */
async function compose(environmentFile, args) {
  const child = spawn(COMPOSE, commandLine(environmentFile, args), { cwd: ROOT, stdio: 'inherit' });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`compose ${args.join(' ')} failed (${code})`);
}

/** Runs one compose command and gives back its exit code and what it said. */
function output(environmentFile, args) {
  const { status, stdout, stderr } = spawnSync(COMPOSE, commandLine(environmentFile, args), {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, text: status === 0 ? stdout.trim() : stderr.trim() };
}
