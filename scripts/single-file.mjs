import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { receivePacked, runPacked, servePacked } from './single-file-page.mjs';

const PUBLIC = fileURLToPath(new URL('../public', import.meta.url));
const ABSENT = fileURLToPath(new URL('../src/offline/absent.ts', import.meta.url));

/**
 * A Vite plugin that writes the whole page as one HTML file, which opens from the disk. Program, engine and data are in it
 * as compressed text. The engine for WebGPU is left out, because it would double the size.
 * @param {string} name of the file
 * @returns {import('vite').Plugin}
 */
export function singleFile(name) {
  return {
    name: 'single-file',
    apply: 'build',
    enforce: 'post',
    config: () => ({
      resolve: { alias: [{ find: /^onnxruntime-web\/(?:jspi|.*\.jspi\.wasm\?url)$/, replacement: ABSENT }] },
      // The address of a worker is where it was unpacked; the other addresses are answered by `servePacked`.
      experimental: {
        renderBuiltUrl: (file, { hostType }) =>
          hostType === 'js' ? { runtime: `(self.workers?.["${file}"]??"${file}")` } : { relative: true },
      },
      worker: { format: 'iife' },
      build: {
        copyPublicDir: false,
        cssCodeSplit: false,
        assetsInlineLimit: (path) => path.endsWith('.woff2'),
        rolldownOptions: { output: { codeSplitting: false } },
      },
    }),
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const files = Object.values(bundle);
        for (const { fileName } of files) delete bundle[fileName];
        this.emitFile({ type: 'asset', fileName: name, source: await pack(files) });
      },
    },
  };
}

/** The page with everything that it needs. */
async function pack(files) {
  const text = (file) => String(file.code ?? file.source);
  const only = (end) => files.find(({ fileName }) => fileName.endsWith(end));
  const program = files.find(({ isEntry }) => isEntry);
  const workers = files.filter((file) => file !== program && /\.js$/.test(file.fileName));
  const answered = [
    ...files.filter(({ fileName }) => fileName.endsWith('.wasm')).map(({ fileName, source }) => [fileName, source]),
    ...(await data()),
  ];
  const start = `(${runPacked})(${servePacked}, ${receivePacked});`;
  const packed = [
    await element('program', '', text(program)),
    ...(await Promise.all(workers.map((file) => element('worker', file.fileName, text(file))))),
    ...(await Promise.all(answered.map(([path, bytes]) => element('file', path, bytes)))),
    `<script>${start}</script>`,
  ].join('\n');
  const icon = await readFile(`${PUBLIC}/favicon.svg`, 'base64');
  const html = text(only('.html'))
    .replace('<html ', '<html data-packed ')
    .replace(/\s*<link rel="(?:apple-touch-icon|manifest)"[^>]*>/g, '')
    .replace('./favicon.svg', `data:image/svg+xml;base64,${icon}`)
    .replace(/\s*<script type="module"[^>]*><\/script>/, '')
    .replace(/\s*<link rel="stylesheet"[^>]*>/, () => `\n<style>${text(only('.css'))}</style>`)
    .replace('</body>', () => `${packed}\n</body>`);
  return withPolicy(html, text(program));
}

/** The datasets, by address. */
async function data() {
  const names = (await readdir(`${PUBLIC}/data`)).filter((name) => !name.endsWith('.md'));
  return Promise.all(names.map(async (name) => [`data/${name}`, await readFile(`${PUBLIC}/data/${name}`)]));
}

/** An element that no browser runs, with a compressed file. */
async function element(kind, path, content) {
  const bytes = await promisify(gzip)(content, { level: 9 });
  return `<script type="text/plain" data-${kind}="${path}">${bytes.toString('base64')}</script>`;
}

/** Adds the content security policy: the page runs its own scripts, and sends no request. */
function withPolicy(html, program) {
  const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
  const hashes = [program, ...inline].map((script) => {
    return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  });
  const policy = [
    "default-src 'none'",
    `script-src blob: 'wasm-unsafe-eval' ${hashes.join(' ')}`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  return html.replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${meta}`);
}
