import { existsSync, readFileSync } from 'node:fs';

const page = 'dist/index.html';

/** The files of a kind that the page names: everything that it loads before its first picture. */
function named(ending) {
  const files = existsSync(page)
    ? readFileSync(page, 'utf8').matchAll(/<(?:script|link)[^>]*(?:src|href)="\.\/([^"]+)"/g)
    : [];
  return [...files].map(([, path]) => `dist/${path}`).filter((path) => path.endsWith(ending));
}

const scripts = named('.js');
const entry = scripts.filter((path) => /\/(?:index|rolldown-runtime|shell)-/.test(path));
if (!existsSync(page)) throw new Error(`${page} is missing: build first`);
if (entry.length !== 3)
  throw new Error(`${page} should name 3 scripts of the entry, not ${entry.length}: ${entry.join(', ')}`);

export default [
  { name: 'Entry JS', path: entry, limit: '110 kB', gzip: true },
  {
    name: 'Everything before the first picture',
    path: [page, ...scripts, ...named('.css')],
    limit: '260 kB',
    gzip: true,
  },
];
