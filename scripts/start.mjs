/** `npm start` builds the page if necessary, serves it on PORT and prints the address. */
import { serve } from './serve.mjs';

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

const wanted = process.env.PORT || '4173';
const port = Number(wanted);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  fail(`PORT is "${wanted}", but a port is a whole number from 1 to 65535.`);
}

try {
  const { address } = await serve(port);
  console.log(`Nabla is at ${address}`);
} catch (error) {
  if (!/already in use|EADDRINUSE/.test(String(error))) throw error;
  fail(
    `Port ${port} is taken: stop the program that uses it, or choose another port, as in PORT=${port + 1} npm start.`,
  );
}
