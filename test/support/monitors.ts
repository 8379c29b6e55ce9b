import { DemoIssuers } from '../../gateway/demo-issuers.js';
import { packagePath } from '../../shared/config/package-path.js';
import { loadDirectory } from '../../shared/viewer/directory.js';
import { type Answer, post } from './client.js';
import type { Deployment } from './deployment.js';

const SEAT = 'sec-monitor';

/** Makes a way to ask as a monitor of that name: what the secretariat's issuer puts in `sub`, and what a case is assigned to. */
export async function monitorsOf({
  dataDir,
  url,
}: Deployment): Promise<(monitor: string, query: string, variables?: object) => Promise<Answer>> {
  const directory = loadDirectory(packagePath('shared/config/delegations.json'));
  const issuers = await DemoIssuers.open(directory, dataDir, 'test');
  const seat = issuers?.find(SEAT);
  if (!issuers || !seat) throw new Error(`no demo seat ${SEAT}`);
  const tokens = new Map<string, Promise<string>>();
  return async (monitor, query, variables = {}) => {
    const token = tokens.get(monitor) ?? issuers.token({ ...seat, name: monitor });
    tokens.set(monitor, token);
    return post(url, { query, variables }, { authorization: `Bearer ${await token}` });
  };
}
