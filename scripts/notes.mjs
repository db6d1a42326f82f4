/** `npm run notes`: runs the demonstrations of all notes and writes the curves that the notes show. */
import { importSource } from './import-source.mjs';

const {
  modules: [{ writeCurves }],
  close,
} = await importSource('/src/headless/notes.ts');
try {
  await writeCurves((line) => {
    process.stderr.write(`${line}\n`);
    process.exitCode = 1;
  });
} finally {
  await close();
}
