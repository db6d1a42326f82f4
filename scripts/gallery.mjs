/** `npm run gallery [-- id …]`: trains all or some ready experiments and writes the thumbnails of the gallery. */
import { importSource } from './import-source.mjs';

const {
  modules: [{ writeThumbnails }],
  close,
} = await importSource('/src/headless/gallery.ts');
try {
  await writeThumbnails(process.argv.slice(2), (line) => {
    process.stderr.write(`${line}\n`);
    process.exitCode = 1;
  });
} finally {
  await close();
}
process.exit();
