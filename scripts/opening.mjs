import { importSource } from './import-source.mjs';

/** The module that the page imports; `src/opening` has its type. */
const NAME = 'virtual:opening';

/**
 * A Vite plugin with the first picture of the default experiment as a module, taken from a run without an engine. The page
 * shows it on a first visit while the engine and its worker are still on their way.
 * @returns {import('vite').Plugin}
 */
export function opening() {
  return {
    name: 'opening',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    async load(id) {
      if (id !== `\0${NAME}`) return null;
      const text = await packedOpening();
      return `export default ${JSON.stringify(text)};`;
    },
  };
}

async function packedOpening() {
  const { modules, close } = await importSource(
    '/src/experiment/index.ts',
    '/src/opening/record.ts',
    '/src/opening/pack.ts',
  );
  try {
    const [{ defaultSpec }, { recordOpening }, { packOpening }] = modules;
    return packOpening(await recordOpening(defaultSpec()));
  } finally {
    await close();
  }
}
