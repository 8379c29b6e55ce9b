import 'reflect-metadata';

import { writeFileSync } from 'node:fs';

import { packagePath } from '../shared/config/package-path.js';
import { permissionsHtml } from '../shared/policy/permissions-html.js';
import { permissionsMarkdown } from '../shared/policy/permissions-markdown.js';
import { canonicalJson, policyOf } from '../shared/policy/policy.js';
import { DEFINITIONS } from './definitions.js';

const policy = policyOf(DEFINITIONS.map((definition) => definition.permissions));
writeFileSync(packagePath('docs/permissions.md'), permissionsMarkdown(policy));
writeFileSync(packagePath('docs/permissions.html'), permissionsHtml(policy));
writeFileSync(packagePath('docs/permissions.json'), `${canonicalJson(policy, 2)}\n`);
