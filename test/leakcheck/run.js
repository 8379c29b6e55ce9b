// Runs the two-world test from its sources: a hook compiles TypeScript on the way in, so there is no build to be stale.
// eslint-disable-next-line n/no-unsupported-features/node-builtins -- a tool of developers, on versions that have it
import { register } from 'node:module';

register('./typescript-hook.js', import.meta.url);
await import('reflect-metadata');
await import('./main.ts');
