import 'reflect-metadata';

import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { packagePath } from '../shared/config/package-path.js';
import { StartRefused } from '../shared/errors.js';
import {
  acknowledge,
  type Acknowledged,
  judgeDisclosure,
  parseAcknowledged,
  parsePolicy,
} from '../shared/policy/acknowledgement.js';
import { canonicalJson, type Policy, policyOf } from '../shared/policy/policy.js';
import { runMain } from '../shared/run-main.js';
import { DEFINITIONS } from './definitions.js';

const FILE = 'docs/permissions.acknowledged.json';

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8')) as unknown;
}

async function readAcknowledged(): Promise<Acknowledged | null> {
  const file = packagePath(FILE);
  return existsSync(file) ? parseAcknowledged(await readJson(file)) : null;
}

function say(title: string, sentences: readonly string[]): void {
  if (sentences.length === 0) return;
  process.stdout.write(`${title}:\n${sentences.map((line) => `  ${line}\n`).join('')}`);
}

/** Prints what the policy opens and closes against an older one; refuses a policy that nobody has acknowledged. */
async function check(current: Policy, older: string | undefined): Promise<void> {
  const earlier = await readAcknowledged();
  if (earlier === null) throw new StartRefused([`${FILE} is missing: nothing was acknowledged`]);
  const base = parsePolicy(older === undefined ? earlier.policy : await readJson(older));
  const { widened, narrowed, acknowledged } = judgeDisclosure(base, current, earlier);
  say('Wider', widened);
  say('Narrower', narrowed);
  if (base.digest !== current.digest && widened.length + narrowed.length === 0)
    process.stdout.write('The documents differ, and nobody reads or does more or less.\n');
  if (!acknowledged) {
    throw new StartRefused([
      `the policy ${current.digest} is not acknowledged: npm run acknowledge -- --by "…" --why "…"`,
    ]);
  }
  process.stdout.write(`the policy ${current.digest} is acknowledged\n`);
}

/** Puts a name and a reason to the policy as it is now. */
async function sign(current: Policy, by?: string, why?: string): Promise<void> {
  if (!by || !why) throw new StartRefused(['say who acknowledges (--by) and why (--why)']);
  const signed = acknowledge(await readAcknowledged(), current, { at: new Date(), by, why });
  await writeFile(packagePath(FILE), `${canonicalJson(signed, 2)}\n`);
  process.stdout.write(`acknowledged ${current.digest}\n`);
}

/** `check [<older permissions.json>]` or `acknowledge --by <who> --why <reason>`. */
runMain(async () => {
  const { values, positionals } = parseArgs({
    options: { by: { type: 'string' }, why: { type: 'string' } },
    allowPositionals: true,
  });
  const [verb, older] = positionals;
  const current = policyOf(DEFINITIONS.map((definition) => definition.permissions));
  if (verb === 'check') await check(current, older);
  else if (verb === 'acknowledge') await sign(current, values.by, values.why);
  else throw new StartRefused(['disclosure-diff: say check or acknowledge']);
});
