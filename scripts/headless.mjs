/**
 * `npm run --silent headless -- …`: runs src/headless/main.ts in Node. Vite translates the TypeScript on the way;
 * its runner stays open while the program runs, because the engine is imported late.
 */
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const server = await createServer({
  root: fileURLToPath(new URL('..', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true, include: [] },
});

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  const { main } = await server.environments.ssr.runner.import('/src/headless/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} finally {
  await server.close();
}
