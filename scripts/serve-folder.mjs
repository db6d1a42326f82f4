import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const publicDir = fileURLToPath(new URL('../public', import.meta.url));

/**
 * Builds a page of the tests in a temporary folder and serves it.
 * @param {string} root the folder with its index.html
 * @param {number} port
 * @returns the page's address and a function that stops serving
 */
export async function serveFolder(root, port) {
  const outDir = mkdtempSync(join(tmpdir(), 'nabla-'));
  const common = {
    root,
    configFile: /** @type {const} */ (false),
    logLevel: /** @type {const} */ ('error'),
    publicDir,
  };
  await build({ ...common, base: './', worker: { format: 'es' }, build: { outDir } });
  const server = await preview({
    ...common,
    build: { outDir },
    preview: { host: '127.0.0.1', port, strictPort: true },
  });
  return {
    address: `http://localhost:${port}/`,
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true });
    },
  };
}
