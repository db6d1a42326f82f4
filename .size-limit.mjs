import { existsSync, readFileSync } from 'node:fs';

const page = 'dist/index.html';

/** The scripts that the page asks for before it shows anything: its entry, and the chunks that the entry imports. */
const scripts = existsSync(page)
  ? [...readFileSync(page, 'utf8').matchAll(/<(?:script|link)[^>]*(?:src|href)="\.\/([^"]+\.js)"/g)].map(
      ([, path]) => `dist/${path}`,
    )
  : [];
if (scripts.length === 0) throw new Error(`${page} names no script: build first`);

export default [
  { name: 'Entry JS', path: scripts, limit: '110 kB', gzip: true },
  {
    name: 'JS before the first picture',
    path: ['dist/assets/*.js', '!dist/assets/{katex,ort,worker,layout.worker}*.js', '!dist/assets/*Tab-*.js'],
    limit: '200 kB',
    gzip: true,
  },
];
