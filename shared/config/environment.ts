import { z } from 'zod';

import { StartRefused } from '../errors.js';

function sentence(issue: z.core.$ZodIssue, environment: NodeJS.ProcessEnv): string {
  const name = issue.path.join('.');
  if (environment[name] === undefined) return `${name}: is not set`;
  // The value itself may be a secret: only the rule that it breaks is printed.
  return `${name}: does not fit (${issue.code === 'invalid_value' ? issue.message : issue.code.replaceAll('_', ' ')})`;
}

/**
 * Reads named variables of the environment; an empty one counts as not set.
 * @throws StartRefused with every fault at once, naming variables and never a value
 */
export function readEnvironment<Shape extends z.ZodRawShape>(
  variables: Shape,
  environment: NodeJS.ProcessEnv,
): z.infer<z.ZodObject<Shape>> {
  const set = Object.fromEntries(
    Object.keys(variables).flatMap((name) => {
      const value = environment[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const parsed = z.object(variables).safeParse(set);
  if (!parsed.success) {
    throw new StartRefused(parsed.error.issues.map((issue) => sentence(issue, set)));
  }
  return parsed.data;
}
