import { join } from 'node:path';

const SOURCES = join(import.meta.dirname, '../src');

/**
 * What every page loads, in this order: the entry; what else the first picture needs; and the parts that follow at once.
 * Each becomes one chunk, together with all that its files import. By default, code that later parts share would be in
 * dozens of small chunks. These compress less well, and browsers fetch only six at a time.
 */
const CHUNKS = {
  shell: ['app/main.tsx'],
  page: ['app/start.tsx', 'ui/workbench/Workbench.tsx'],
  parts: [
    'ui/announcing/follow.ts',
    'ui/data/DataPanel.tsx',
    'ui/happening/Happening.tsx',
    'ui/inspect/Inspector.tsx',
    'ui/network/FeatureList.tsx',
    'ui/network/FirstNotes.tsx',
    'ui/network/LayerOrder.tsx',
    'ui/network/NetworkTools.tsx',
    'ui/network/NumberEditor.tsx',
    'ui/output/Losses.tsx',
    'ui/output/UnitLens.tsx',
    'ui/training/TrainingPanel.tsx',
    'plots/network/LayerGrid.tsx',
  ],
};

/** The groups of modules for the bundler, in which a module is in the first chunk that needs it. */
export function firstPageChunks() {
  return Object.entries(CHUNKS).map(([name, files], place) => {
    const isImported = files.map((file) => importedBy(file, place > 0));
    const isStyle = place === 0 ? CHUNKS.page.map((file) => importedBy(file, false)) : [];
    return {
      // The module of a library imports everything that it offers: the bundler adds what is used of it.
      test: (id) => place === 0 || !id.includes('node_modules'),
      name: (id, context) =>
        isImported.some((isIn) => isIn(id, context)) ||
        (id.endsWith('.css') && isStyle.some((isIn) => isIn(id, context)))
          ? name
          : null,
      priority: Object.keys(CHUNKS).length - place,
    };
  });
}

/** What the build has recorded of the default experiment. */
const OPENING = 'virtual:opening';

/** At the top of a script, tells Chromium that most of its functions are called at once. */
const HINT = '//# allFunctionsCalledOnLoad\n';

/**
 * A Vite plugin that lets the browser fetch what the first picture needs together with the entry, instead of when the entry
 * asks for it, and compile it on another thread, instead of when a function is first called.
 * @returns {import('vite').Plugin}
 */
export function preloadFirstPage() {
  return {
    name: 'preload-first-page',
    apply: 'build',
    generateBundle: {
      // Vite adds to the top of scripts, too.
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.name === 'shell' || chunk.name === 'page') chunk.code = HINT + chunk.code;
        }
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => withoutComments(withLinks(html, neededFirst(bundle, html))),
    },
  };
}

/** The files that the page of a build needs for its first picture and does not name yet. */
function neededFirst(bundle, html) {
  const files = new Set();
  const add = (chunk) => {
    if (files.has(chunk.fileName)) return;
    files.add(chunk.fileName);
    for (const name of chunk.imports) add(bundle[name]);
    for (const name of chunk.viteMetadata.importedCss) files.add(name);
  };
  const isFirst = (id) => id.endsWith(OPENING) || CHUNKS.page.some((file) => id === join(SOURCES, file));
  for (const file of Object.values(bundle)) if (file.moduleIds?.some(isFirst)) add(file);
  // Browsers fetch six files at a time. The opening is small.
  const order = [/\.css$/, /page/, /opening/];
  const placeOf = (file) => order.findIndex((kind) => kind.test(file));
  return [...files].filter((file) => !html.includes(file)).sort((a, b) => placeOf(a) - placeOf(b));
}

/** A tag that Vite has added for a file of the build. */
const BUILT = / *<(?:script type="module"|link rel="(?:modulepreload|stylesheet)")[^>]*>(?:<\/script>)?\n/g;

/**
 * Links to further files, and moves all links and module scripts before the first inline script, because that script reads
 * the browser's storage and delays what follows it.
 */
function withLinks(html, files) {
  if (!html.includes('<script>')) throw new Error('the page has no inline script');
  const tags = [...(html.match(BUILT) ?? []), ...files.map(tagOf)].join('');
  return html.replace(BUILT, '').replace(/ *<script>/, (script) => tags + script);
}

/** Removes the comments of the inline scripts, which have lines of their own. */
function withoutComments(html) {
  return html.replace(/^ *\/\/ .*\n/gm, '');
}

function tagOf(file) {
  const rel = file.endsWith('.css') ? 'stylesheet' : 'modulepreload';
  return `    <link rel="${rel}" crossorigin href="./${file}">\n`;
}

/**
 * Whether a module is one that a file of the sources imports statically, itself or through others, or that file. The entry
 * stays apart: its name changes with every version, and nothing else may depend on it.
 */
function importedBy(file, itself) {
  let modules;
  return (id, context) => {
    const root = join(SOURCES, file);
    modules ??= importsOf(root, context);
    return modules.has(id) || (itself && id === root);
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
