import 'reflect-metadata';

import { runSubgraph } from '../../shared/subgraph/run-subgraph.js';
import { incidents } from './definition.js';

runSubgraph(incidents);
