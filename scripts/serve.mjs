import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { serveStatic } from './static-server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const SOURCES = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'scripts/compress.mjs',
  'scripts/first-page.mjs',
  'scripts/headers.mjs',
  'scripts/import-source.mjs',
  'scripts/opening.mjs',
  'scripts/service-worker.mjs',
  'scripts/single-file-page.mjs',
  'scripts/single-file.mjs',
  'package-lock.json',
];

/**
 * When anything in a folder last changed. The times of folders count too, because they change when a file is deleted.
 */
function changed(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => changed(`${path}/${name}`)));
}

/** The file that a build in each of Vite's modes writes. */
const PAGES = { production: 'dist/index.html', single: 'dist-single/nabla.html' };

function isBuilt(mode) {
  const page = `${root}/${PAGES[mode]}`;
  if (!existsSync(page)) return false;
  const built = statSync(page).mtimeMs;
  return SOURCES.every((source) => changed(`${root}/${source}`) <= built);
}

/**
 * Builds the page if its sources are newer.
 * @param {'production' | 'single'} mode
 */
export async function buildUnlessNew(mode) {
  if (isBuilt(mode)) return;
  console.error('Building …');
  await build({ root, mode, logLevel: 'error' });
}

/**
 * Serves the built page, building it first if sources are newer.
 * @param {number} port
 * @throws Error if the port is taken
 * @returns the page's address and a function that stops serving
 */
export async function serve(port) {
  await buildUnlessNew('production');
  return serveStatic(`${root}/dist`, port);
}
