import { existsSync, readdirSync, readFileSync } from 'node:fs';

const page = 'dist/index.html';

/** The scripts that the page asks for before it shows anything: its entry, and the chunks that the entry imports. */
const entry = existsSync(page)
  ? [...readFileSync(page, 'utf8').matchAll(/<(?:script|link)[^>]*(?:src|href)="\.\/([^"]+\.js)"/g)].map(
      ([, path]) => `dist/${path}`,
    )
  : [];
if (entry.length === 0) throw new Error(`${page} names no script: build first`);

/** What the entry asks for at once: the page and its panels. Menus, palette and the like come when they are used. */
const panels = readdirSync('dist/assets')
  .filter((name) => /^(start|Workbench)-.*\.js$/.test(name))
  .map((name) => `dist/assets/${name}`);
if (panels.length !== 2) throw new Error(`the page's panels are not ${panels.join(', ')}: name them here`);

/** The chunks, and those that they cannot do without. */
function withImports(paths, found = new Set()) {
  for (const path of paths) {
    if (found.has(path)) continue;
    found.add(path);
    const imports = readFileSync(path, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g);
    withImports(
      [...imports].map(([, name]) => `dist/assets/${name}`),
      found,
    );
  }
  return [...found];
}

export default [
  { name: 'Entry JS', path: entry, limit: '110 kB', gzip: true },
  { name: 'JS before the first picture', path: withImports([...entry, ...panels]), limit: '248 kB', gzip: true },
];
