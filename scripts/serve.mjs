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
  'scripts/headers.mjs',
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

function isBuilt() {
  const page = `${root}/dist/index.html`;
  if (!existsSync(page)) return false;
  const built = statSync(page).mtimeMs;
  return SOURCES.every((source) => changed(`${root}/${source}`) <= built);
}

/**
 * Serves the built page, building it first if sources are newer.
 * @param {number} port
 * @throws Error if the port is taken
 * @returns the page's address and a function that stops serving
 */
export async function serve(port) {
  if (!isBuilt()) {
    console.error('Building …');
    await build({ root, logLevel: 'error' });
  }
  return serveStatic(`${root}/dist`, port);
}
