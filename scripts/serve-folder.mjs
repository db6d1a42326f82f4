import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { serveStatic } from './static-server.mjs';

const publicDir = fileURLToPath(new URL('../public', import.meta.url));

/**
 * Builds a test page in a temporary folder and serves it.
 * @param {string} root the folder with its index.html
 * @param {number} port
 * @returns the page's address and a function that stops serving
 */
export async function serveFolder(root, port) {
  const outDir = mkdtempSync(join(tmpdir(), 'nabla-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir,
    base: './',
    worker: { format: 'es' },
    build: { outDir },
  });
  const { address, close } = await serveStatic(outDir, port);
  return {
    address,
    async close() {
      await close();
      rmSync(outDir, { recursive: true });
    },
  };
}
