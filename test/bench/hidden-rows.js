// Runs the look at 100,000 hidden rows from its sources, as the bench is run.
// eslint-disable-next-line n/no-unsupported-features/node-builtins -- a tool of developers, on versions that have it
import { register } from 'node:module';

register('../leakcheck/typescript-hook.js', import.meta.url);
await import('reflect-metadata');
await import('./hidden-rows.ts');
