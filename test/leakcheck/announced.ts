import { type IncomingMessage, Server } from 'node:http';

import { inStep, type StepContext } from './randomness.js';

const HEADER = 'x-leakcheck-step';
const announced = new Map<string, StepContext>();

/** Ties a request to a step: gives the header to send, which nothing of the product reads. Several may be under way. */
export function announce(step: StepContext): Readonly<Record<string, string>> {
  announced.set(step.step, step);
  return { [HEADER]: step.step };
}

function stepOf({ headers }: IncomingMessage): StepContext | undefined {
  const name = headers[HEADER];
  const step = typeof name === 'string' ? announced.get(name) : undefined;
  if (step) announced.delete(step.step);
  return step;
}

/**
 * Has every HTTP server of this process answer each request in the request's own step. It is done at the server and not
 * behind one of its doors, since a connection that is kept alive would carry the step of its last request into a door that says nothing.
 */
export function tieRequestsToSteps(): void {
  type Emit = (this: Server, event: string | symbol, ...given: unknown[]) => boolean;
  const prototype = Server.prototype as unknown as { emit: Emit };
  const emit = prototype.emit;
  prototype.emit = function tied(event, ...given) {
    if (event !== 'request') return emit.call(this, event, ...given);
    return inStep(stepOf(given[0] as IncomingMessage), () => emit.call(this, event, ...given));
  };
}
