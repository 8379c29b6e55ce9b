import type { SubgraphDefinition } from '../shared/subgraph/definition.js';
import { evidence } from './evidence/definition.js';
import { incidents } from './incidents/definition.js';
import { mediation } from './mediation/definition.js';
import { parties } from './parties/definition.js';

/** Every subgraph of Mizan, the one that others refer to first. */
export const DEFINITIONS: readonly SubgraphDefinition[] = [parties, incidents, evidence, mediation];
