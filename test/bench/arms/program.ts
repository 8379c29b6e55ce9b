import { packagePath } from '../../../shared/config/package-path.js';
import { loadDirectory } from '../../../shared/viewer/directory.js';
import { startLimit } from './limit.js';
import { type Served, startMizan } from './mizan.js';

const [, , arm = '', json = '{}'] = process.argv;
const served: Served = {
  ...(JSON.parse(json) as Omit<Served, 'directory'>),
  directory: loadDirectory(packagePath('shared/config/delegations.json')),
};
const url =
  arm === 'limit'
    ? await startLimit(served)
    : (await startMizan(served, arm === 'js-planner' ? { MIZAN_PLANNER: 'js' } : {})).url;
process.stdout.write(`READY ${url}\n`);
// Nothing of an arm outlives the bench: it ends with its standard input.
// eslint-disable-next-line n/no-process-exit -- whatever it has in hand is nobody's
process.stdin.on('end', () => process.exit(0)).resume();
