/** `npm run build:single` writes the page as one file, dist-single/nabla.html, unless it is newer than its sources. */
import { statSync } from 'node:fs';
import { buildUnlessNew } from './serve.mjs';

await buildUnlessNew('single');
const { size } = statSync(new URL('../dist-single/nabla.html', import.meta.url));
console.log(`dist-single/nabla.html has ${(size / 1e6).toFixed(1)} MB and opens without a server.`);
