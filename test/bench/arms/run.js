// Runs one arm of the bench as a program of its own: `run.js <arm> <what the stage serves, as JSON>`.
// eslint-disable-next-line n/no-unsupported-features/node-builtins -- a tool of developers, on versions that have it
import { register } from 'node:module';

register('../../leakcheck/typescript-hook.js', import.meta.url);
if (process.argv[2] === 'no-shield') register('./swap-shield.js', import.meta.url);
await import('reflect-metadata');
await import('./program.ts');
