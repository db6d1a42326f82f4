/** `npm run --silent headless -- …`: runs src/headless/main.ts in Node. */
import { importSource } from './import-source.mjs';

// A reader that closes the pipe early (`| head`) is not a failure.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

const {
  modules: [{ main }],
  close,
} = await importSource('/src/headless/main.ts');
try {
  process.exitCode = await main(process.argv.slice(2));
} finally {
  await close();
}
