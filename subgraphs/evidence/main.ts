import 'reflect-metadata';

import { runSubgraph } from '../../shared/subgraph/run-subgraph.js';
import { evidence } from './definition.js';

runSubgraph(evidence);
