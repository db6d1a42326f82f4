import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

/**
 * Imports TypeScript of the repository in Node through Vite, whose runner stays open until `close`, because some
 * modules are imported late.
 * @param {string[]} paths from the root, such as `/src/experiment/index.ts`
 */
export async function importSource(...paths) {
  const server = await createServer({
    root: fileURLToPath(new URL('..', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  const modules = [];
  for (const path of paths) modules.push(await server.environments.ssr.runner.import(path));
  return { modules, close: () => server.close() };
}
