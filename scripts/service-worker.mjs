import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const SOURCE = fileURLToPath(new URL('../src/offline/serviceWorker.ts', import.meta.url));

/** The name is part of every installation: browsers look for new versions under it for ever. */
const NAME = 'service-worker.js';

/** Files that no page requests. */
const UNUSED = /^_headers$|\.(?:br|gz|md)$/;

/**
 * A Vite plugin that adds the service worker to the build, with the list of all other files. It must come before the
 * plugin that compresses the files.
 * @returns {import('vite').Plugin}
 */
export function serviceWorker() {
  return {
    name: 'service-worker',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: ({ dir }) => writeServiceWorker(dir),
    },
  };
}

/** Adds the service worker to the build in a folder. */
export async function writeServiceWorker(dir) {
  const files = await storedFiles(dir);
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { FILES: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: dir,
      emptyOutDir: false,
      rolldownOptions: { input: SOURCE, output: { format: 'iife', entryFileNames: NAME } },
    },
  });
}

/** @returns {Promise<import('../src/offline/files.ts').StoredFile[]>} */
async function storedFiles(dir) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const urls = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .filter((url) => !UNUSED.test(url) && url !== NAME);
  return Promise.all(urls.sort().map(async (url) => describe(url, await readFile(join(dir, url)))));
}

/**
 * Names in `assets/` change with their content. Any other file is compared with its hash as it arrives: while a new
 * version is being put on the server, it may belong to another one.
 */
function describe(url, bytes) {
  if (url.startsWith('assets/')) return { url, revision: null };
  const hash = createHash('sha256').update(bytes).digest('base64');
  return { url, revision: hash, integrity: `sha256-${hash}` };
}
