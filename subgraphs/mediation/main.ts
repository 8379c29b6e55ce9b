import 'reflect-metadata';

import { runSubgraph } from '../../shared/subgraph/run-subgraph.js';
import { mediation } from './definition.js';

runSubgraph(mediation);
