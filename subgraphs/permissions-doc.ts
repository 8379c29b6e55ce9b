import 'reflect-metadata';

import { writeFileSync } from 'node:fs';

import { packagePath } from '../shared/config/package-path.js';
import { permissionsMarkdown } from '../shared/policy/permissions-markdown.js';
import { DEFINITIONS } from './definitions.js';

const documents = DEFINITIONS.map((definition) => definition.permissions);
writeFileSync(packagePath('docs/permissions.md'), permissionsMarkdown(documents));
