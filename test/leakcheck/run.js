// Runs the two-world test from its sources: a hook compiles TypeScript on the way in, so there is no build to be stale.
import { register } from 'node:module';

register('./typescript-hook.js', import.meta.url);
await import('reflect-metadata');
await import('./main.ts');
