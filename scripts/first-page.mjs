import { join } from 'node:path';

const SOURCES = join(import.meta.dirname, '../src');

/**
 * Puts the modules that the page loads before its first picture into two chunks, with the libraries that they use: what
 * the entry imports, and the rest. By default, those that later parts share would be in some forty small chunks, which
 * compress less well.
 */
export function firstPageChunks() {
  const isInShell = importedBy('app/main.tsx');
  const isInStart = importedBy('app/start.tsx');
  const isInPanels = importedBy('ui/workbench/Workbench.tsx');
  return [
    { name: (id, context) => (isInShell(id, context) ? 'shell' : null), priority: 2 },
    {
      // The module of a library imports everything that it offers: the bundler adds what is used of it.
      test: (id) => !id.includes('node_modules'),
      name: (id, context) => (isInStart(id, context) || isInPanels(id, context) ? 'page' : null),
      priority: 1,
    },
  ];
}

/** Whether a file of the sources imports a module statically, itself or through others. */
function importedBy(file) {
  let modules;
  return (id, context) => {
    modules ??= importsOf(join(SOURCES, file), context);
    return modules.has(id);
  };
}

function importsOf(id, context, found = new Set()) {
  for (const imported of context.getModuleInfo(id)?.importedIds ?? []) {
    if (found.has(imported)) continue;
    found.add(imported);
    importsOf(imported, context, found);
  }
  return found;
}
