import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import type { Executor } from '@graphql-mesh/transport-common';
import type { DocumentNode } from 'graphql';

import { repaired } from './introspection-repair.js';

type Handler = typeof unifiedGraphHandler;

/**
 * The planner reads the client's text with a parser of its own, which knows neither `\\u{1F600}` nor a pair of
 * surrogates (the specification, 2.9.4). A copy has no text: it is printed anew, without escapes.
 */
function readable(document: DocumentNode): DocumentNode {
  return document.loc?.source.body.includes('\\u') ? { ...document } : document;
}

/**
 * Plans with the Rust planner, and answers `__schema` and `__type` ourselves: the planner fails on them wherever
 * they stand beside other fields or in a fragment.
 */
export const rustPlanner: Handler = async (options) => {
  const base = await unifiedGraphHandler(options);
  if (!base.executor) return base;
  const plan = base.executor;
  const reading = (request: Parameters<Executor>[0]): unknown =>
    plan({ ...request, document: readable(request.document) });
  return { ...base, executor: repaired(reading as Executor, base.unifiedGraph) };
};
