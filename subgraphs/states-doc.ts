import { writeFileSync } from 'node:fs';

import { packagePath } from '../shared/config/package-path.js';
import { statesMarkdown } from './incidents/states-markdown.js';

writeFileSync(packagePath('docs/states.md'), statesMarkdown());
