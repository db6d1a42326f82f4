import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';
import { describe, expect, it } from 'vitest';

const PICTURE = 'each picture can be read and changed without the others';

interface Room {
  readonly uses: readonly string[];
  /** The rooms of which it may import types, and only types: they leave no trace in the program. */
  readonly types?: readonly string[];
  readonly why: string;
}

/**
 * The rooms under src/: which others each may use, and the reason for the limit. A room may also use whatever those
 * use.
 */
const ROOMS: Readonly<Record<string, Room>> = {
  math: { uses: [], why: 'it is the base that everything else builds on' },
  packing: { uses: [], why: 'bytes become the text of a link or an archive, whatever they are' },
  markdown: { uses: [], why: 'paragraphs and lists are text, whatever a note or a lesson makes of them' },
  table: {
    uses: ['math', 'packing'],
    why: 'rows and columns are data, independent of what reads them or trains on them',
  },
  ir: { uses: ['math'], why: 'a graph is data and does not depend on ops' },
  arithmetic: { uses: ['math'], why: 'a calculation is numbers and operations, whatever they belong to' },
  ops: { uses: ['ir', 'arithmetic'], why: 'a primitive op does not depend on networks, file formats or engines' },
  autodiff: { uses: ['ops'], why: 'the reverse pass works for every graph, so it may assume nothing about networks' },
  onnx: { uses: ['ops'], why: 'it writes any graph, whatever its purpose' },
  catalog: {
    uses: ['autodiff', 'table'],
    why: 'an entry is a definition built from ops, independent of what selects and runs it',
  },
  'catalog/prose': {
    uses: ['catalog'],
    why: 'only a person reads the texts: the engine runs without them, and the page loads them late',
  },
  experiment: {
    uses: ['catalog'],
    why: 'an experiment is text about catalog entries and must be readable without a compiler',
  },
  compiler: {
    uses: ['experiment', 'autodiff', 'onnx'],
    why: 'programs are pure data: they are built the same way in the page, in Node and in tests',
  },
  'runtime/series': {
    uses: ['experiment'],
    why: 'page and worker share this list, so it must bring no code of either side',
  },
  'runtime/protocol': {
    uses: ['experiment', 'runtime/series'],
    types: ['runtime'],
    why: 'page and worker share it, so it must bring no code of either side',
  },
  'runtime/client': {
    uses: ['runtime/protocol'],
    why: 'it runs in the page, which must load neither the compiler nor the engine',
  },
  runtime: { uses: ['compiler', 'runtime/protocol'], why: 'the engine runs in a worker, where there is no page' },
  'runtime/worker': { uses: ['runtime'], why: 'the engine runs in a worker, where there is no page' },
  export: {
    uses: ['experiment', 'compiler', 'packing', 'export/format-list'],
    types: ['runtime'],
    why: 'what it writes depends only on the experiment, not on a page or a running engine',
  },
  'export/format-list': { uses: [], why: 'the page lists the formats without the code that writes them' },
  exporter: {
    uses: ['export', 'runtime'],
    why: 'it records a run on an engine of its own and writes it, in the same way for the page and without one',
  },
  opening: {
    uses: ['runtime/protocol'],
    why: 'the page shows it before it has a compiler or an engine',
  },
  'opening/record': { uses: ['opening', 'runtime'], why: 'only the build takes it, in Node' },
  store: {
    uses: ['experiment', 'runtime/protocol'],
    types: ['gallery', 'goals'],
    why: 'it holds state; app connects it to the engine, and tests drive it without one',
  },
  embedding: {
    uses: ['store'],
    why: 'it tells a surrounding page what the stores know; app gives it the engine',
  },
  'plots/core': {
    uses: ['math'],
    why: 'a plot draws the numbers that it is given and works without the rest of Nabla',
  },
  'plots/network': { uses: ['plots/core'], why: PICTURE },
  'plots/example': { uses: ['plots/network'], why: 'it draws an example into the network, in place of the plane' },
  'plots/output': { uses: ['plots/core'], why: PICTURE },
  'plots/curves': { uses: ['plots/core'], why: PICTURE },
  'plots/distributions': { uses: ['plots/core'], why: PICTURE },
  'plots/landscape': { uses: ['plots/core'], why: PICTURE },
  'plots/functions': { uses: ['plots/output'], why: PICTURE },
  plots: {
    uses: ['network', 'example', 'output', 'curves', 'distributions', 'landscape', 'functions'].map(
      (room) => `plots/${room}`,
    ),
    why: 'its files lie in a folder for each picture',
  },
  goals: {
    uses: ['experiment'],
    types: ['runtime/protocol', 'runtime/series'],
    why: 'a goal is judged by numbers, whatever has measured them',
  },
  notes: {
    uses: ['catalog/prose', 'goals', 'markdown'],
    why: 'a note is a text with experiments: the page loads it late, and the engine runs without it',
  },
  gallery: {
    uses: ['goals', 'markdown', 'packing', 'runtime/protocol'],
    why: 'a ready experiment or a lesson is a text with experiments, and a thumbnail is made of what any run reports',
  },
  handin: {
    uses: ['gallery'],
    why: 'a result is verified in the same way in the page and without one; both give it an engine',
  },
  ui: {
    uses: [
      'store',
      'embedding',
      'plots',
      'catalog',
      'catalog/prose',
      'notes',
      'gallery',
      'handin',
      'arithmetic',
      'export/format-list',
      'packing',
    ],
    types: ['export'],
    why: 'it shows the store and edits it; everything else reaches it from app, as props',
  },
  figures: {
    uses: ['ui'],
    why: 'a figure shows parts of the catalog with the controls of the page, whatever the experiment; the page finds figures by a glob',
  },
  offline: { uses: [], why: 'the service worker answers requests, and starts without any other part of Nabla' },
  app: {
    uses: ['ui', 'gallery', 'opening', 'runtime/client'],
    types: ['offline', 'export', 'exporter'],
    why: 'it runs in the page, and the engine is behind runtime/client',
  },
  headless: {
    uses: ['runtime', 'gallery', 'exporter', 'handin', 'notes'],
    why: 'it drives the engine directly and has no page and no worker',
  },
};

/** The rooms below the runtime: they run anywhere and use neither the page nor the engine. */
const PURE = [
  'math',
  'arithmetic',
  'packing',
  'markdown',
  'table',
  'ir',
  'ops',
  'autodiff',
  'onnx',
  'catalog',
  'experiment',
  'compiler',
  'goals',
  'notes',
  'gallery',
  'handin',
];

/** Packages that only one place may import. */
const PACKAGES = [
  {
    name: /^onnxruntime-/,
    allowed: (file: string) => file === 'src/runtime/session.ts',
    why: 'only src/runtime/session.ts may, so that everything else is tested without the engine',
  },
  {
    name: /^(onnx-buf|@bufbuild\/protobuf)(\/|$)/,
    allowed: (file: string) => roomOf(file) === 'onnx',
    why: 'only src/onnx may, so that the file format has one owner',
  },
  {
    name: /^(papaparse|chardet)$/,
    allowed: (file: string) => roomOf(file) === 'table',
    why: 'only src/table may, so that what comes from outside is checked at one gate',
  },
  {
    name: /^fflate$/,
    allowed: (file: string) => roomOf(file) === 'packing',
    why: 'only src/packing may, so that nothing inflates to more than its reader allows',
  },
  {
    name: /^workbox-/,
    allowed: (file: string) => roomOf(file) === 'offline',
    why: 'only src/offline may, because Workbox runs in a service worker',
  },
  {
    name: /^(react|react-dom)(\/|$)/,
    allowed: (file: string) => !PURE.includes(roomOf(file) ?? ''),
    why: 'everything below the runtime works without a page',
  },
  {
    name: /^node:/,
    allowed: (file: string) => roomOf(file) === 'headless',
    why: 'only src/headless may, because everything else runs in a browser',
  },
];

const GLOBALS_OF_THE_PAGE = ['window', 'document'];

interface Import {
  /** As written: `./a.ts` or `react`; null if it is computed. */
  readonly from: string | null;
  readonly typeOnly: boolean;
  /** It is an expression, so the file loads when it is reached. */
  readonly late?: true;
}

/** `ui` for src/ui/x.tsx, `plots/core` for src/plots/core/x.ts, `runtime/client` for src/runtime/client.ts; undefined outside every room. */
function roomOf(file: string): string | undefined {
  const [, room = ''] = file.match(/^src\/([^/]+)\//) ?? [];
  const [, folder = ''] = file.match(/^src\/([^/]+\/[^/]+)\//) ?? [];
  const part = file.replace(/^src\/|\.tsx?$/g, '');
  return [part, folder, room].find((name) => name in ROOMS);
}

/** The rooms that a room may use: itself, those that its arrows point at, and so on. */
function reachable(room: string, reached = new Set<string>()): Set<string> {
  if (reached.has(room)) return reached;
  reached.add(room);
  for (const used of ROOMS[room]?.uses ?? []) reachable(used, reached);
  return reached;
}

/** Finds the imports of a file, in every possible form, and the globals of the page that it uses. */
function read(file: string, source: string): { imports: Import[]; globals: string[] } {
  const { program, module, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);

  const imports: Import[] = [];
  const globals: string[] = [];
  for (const { moduleRequest, entries } of module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    imports.push({ from: moduleRequest.value, typeOnly });
  }
  for (const entry of module.staticExports.flatMap((statement) => statement.entries)) {
    if (entry.moduleRequest) imports.push({ from: entry.moduleRequest.value, typeOnly: entry.isType });
  }
  const touch = (node: ESTree.Node) => {
    if (node.type === 'Identifier' && GLOBALS_OF_THE_PAGE.includes(node.name)) globals.push(node.name);
  };
  new Visitor({
    ImportExpression: ({ source: from }) =>
      imports.push({ from: from.type === 'Literal' ? String(from.value) : null, typeOnly: false, late: true }),
    TSImportType: ({ source: from }) => imports.push({ from: from.value, typeOnly: true }),
    MemberExpression: ({ object, property, computed }) => {
      touch(object);
      if (object.type === 'Identifier' && object.name === 'globalThis' && !computed) touch(property);
    },
    CallExpression: ({ arguments: values }) => values.forEach(touch),
    VariableDeclarator: ({ init }) => init && touch(init),
    UnaryExpression: ({ argument }) => touch(argument),
  }).visit(program);
  return { imports, globals };
}

/** Why this import breaks a rule, or undefined. */
function objection(file: string, room: string, { from, typeOnly }: Import): string | undefined {
  if (from === null) return 'imports what it computes: name the module, so that this test can read it';

  if (!from.startsWith('.')) {
    const rule = PACKAGES.find(({ name, allowed }) => name.test(from) && !allowed(file));
    return rule && `imports ${from}: ${rule.why}`;
  }

  // `./worker.ts?worker` and the like give an address, not the code behind it.
  if (/\?(worker|url)/.test(from)) return undefined;
  const target = posix.join(posix.dirname(file), from);
  const targetRoom = roomOf(target);
  if (targetRoom === undefined || targetRoom === room) return undefined;

  const { uses, types = [], why } = ROOMS[room] as Room;
  if (!reachable(room).has(targetRoom) && !(typeOnly && types.includes(targetRoom))) {
    const allowed = uses.length > 0 ? `only ${uses.join(', ')} and what these use` : 'no other room';
    return `imports ${target}: ${room} may use ${allowed}, because ${why}`;
  }
  if (room === 'runtime/protocol' && !typeOnly) return `imports more than types from ${target}: ${why}`;
  return undefined;
}

/** One sentence for each broken rule in these files. */
function violations(files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files).flatMap(([file, source]) => {
    const room = roomOf(file);
    if (room === undefined)
      return [`${file} is in no room: a new room needs its directions in tests/unit/boundaries.test.ts`];
    const { imports, globals } = read(file, source);
    const objections = imports.flatMap((item) => objection(file, room, item) ?? []);
    if (PURE.includes(room)) {
      objections.push(
        ...globals.map(
          (name) => `uses ${name}: everything below the runtime works without a page (rename it if it is a variable)`,
        ),
      );
    }
    return [...new Set(objections)].map((text) => `${file} ${text}`);
  });
}

/** A circle of imports, types included, as a path; undefined if there is none. Imports that load later close no circle. */
function circle(files: Readonly<Record<string, string>>): string | undefined {
  const targets = new Map(
    Object.entries(files).map(([file, source]) => [
      file,
      read(file, source).imports.flatMap(({ from, late }) => {
        const target = from?.startsWith('.') && !late ? posix.join(posix.dirname(file), from) : '';
        return target in files ? [target] : [];
      }),
    ]),
  );
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): string | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file].join(' → ');
    if (done.has(file)) return undefined;
    for (const target of targets.get(file) ?? []) {
      const found = walk(target, [...path, file]);
      if (found) return found;
    }
    done.add(file);
    return undefined;
  };
  for (const file of targets.keys()) {
    const found = walk(file, []);
    if (found) return found;
  }
  return undefined;
}

function sources(): Record<string, string> {
  const root = new URL('../../', import.meta.url);
  const paths = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(new URL(path, root), 'utf8')]));
}

describe('the rooms of src/', () => {
  it('import only along the arrows', () => {
    const files = sources();
    expect(Object.keys(files).length).toBeGreaterThan(10);
    expect(violations(files)).toEqual([]);
  });

  it('have no circle of files', () => {
    expect(circle(sources())).toBeUndefined();
    const files = { 'src/a.ts': "import './b.ts';", 'src/b.ts': "import type { A } from './a.ts';" };
    expect(circle(files)).toBe('src/a.ts → src/b.ts → src/a.ts');
    expect(circle({ ...files, 'src/b.ts': "await import('./a.ts');" })).toBeUndefined();
  });

  it('have no arrow that leads back', () => {
    for (const [room, { uses }] of Object.entries(ROOMS)) {
      for (const used of uses) expect([...reachable(used)], `${room} → ${used}`).not.toContain(room);
    }
  });
});

describe('the checker', () => {
  it.each([
    ['a static import', 'src/ui/a.tsx', "import { compile } from '../compiler/compile.ts';", 'ui may use only store'],
    [
      'a type',
      'src/catalog/a.ts',
      "import type { Call } from '../experiment/experiment.ts';",
      'catalog may use only autodiff',
    ],
    ['a side effect', 'src/math/a.ts', "import '../ir/graph.ts';", 'math may use no other room'],
    [
      'an export from',
      'src/plots/core/a.ts',
      "export { x } from '../../catalog/x.ts';",
      'plots/core may use only math',
    ],
    ['an export of all', 'src/plots/core/a.ts', "export * from '../../catalog/x.ts';", 'plots/core may use only math'],
    ['a dynamic import', 'src/store/a.ts', "await import('../runtime/session.ts');", 'store may use only experiment'],
    ['an import type', 'src/ir/a.ts', "let a: import('../ops/op.ts').Op;", 'ir may use only math'],
    ['a computed import', 'src/app/a.ts', 'await import(path);', 'imports what it computes'],
    ['the engine in the page', 'src/app/a.ts', "import '../runtime/worker.ts';", 'behind runtime/client'],
    ['the compiler in the client', 'src/runtime/client.ts', "import '../compiler/a.ts';", 'must load neither'],
    ['the worker in headless', 'src/headless/a.ts', "import '../runtime/worker.ts';", 'has no page and no worker'],
    [
      'the texts in the engine',
      'src/runtime/a.ts',
      "import { proseOf } from '../catalog/prose.ts';",
      'runtime may use',
    ],
    ['values in the protocol', 'src/runtime/protocol.ts', "import { x } from '../experiment/a.ts';", 'more than types'],
    [
      'the engine in the protocol',
      'src/runtime/protocol.ts',
      "import { a } from './findings/a.ts';",
      'no code of either',
    ],
    ['ort elsewhere', 'src/runtime/trainer.ts', "import type { T } from 'onnxruntime-web/wasm';", 'session.ts'],
    ['protobuf elsewhere', 'src/compiler/a.ts', "import { create } from '@bufbuild/protobuf';", 'only src/onnx may'],
    ['CSV elsewhere', 'src/ui/a.ts', "import Papa from 'papaparse';", 'only src/table may'],
    ['React below', 'src/experiment/a.ts', "import { useState } from 'react';", 'works without a page'],
    ['Node in the page', 'src/store/a.ts', "import { readFileSync } from 'node:fs';", 'only src/headless may'],
    ['the DOM below', 'src/ops/a.ts', 'export const title = document.title;', 'uses document'],
    ['the DOM through globalThis', 'src/ops/a.ts', 'export const w = globalThis.window;', 'uses window'],
    ['the DOM by typeof', 'src/math/a.ts', "export const page = typeof window !== 'undefined';", 'uses window'],
    ['an unknown room', 'src/utils/a.ts', 'export {};', 'is in no room'],
  ])('catches %s', (_, file, source, reason) => {
    const found = violations({ [file]: source });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(file);
    expect(found[0]).toContain(reason);
  });

  it.each([
    ['its own room', 'src/ui/a.tsx', "import './a.module.css'; import { b } from './parts/b.tsx';"],
    ['types of findings in the protocol', 'src/runtime/protocol.ts', "export type * from './findings/index.ts';"],
    ['rooms further down', 'src/compiler/a.ts', "import { sizeOf } from '../math/shape.ts';"],
    ['types in the protocol', 'src/runtime/protocol.ts', "import type { Task } from '../catalog/a.ts';"],
    ['the address of the worker', 'src/runtime/client.ts', "new Worker(new URL('./worker.ts', import.meta.url));"],
    ['the engine in its one file', 'src/runtime/session.ts', "await import('onnxruntime-web/wasm');"],
    ['the engine behind headless', 'src/headless/a.ts', "import { train } from '../runtime/trainer.ts';"],
    [
      'mere words',
      'src/math/a.ts',
      "// import '../ui/a.ts'\nexport const text = `import '../ui/a.ts'; document.title`;",
    ],
    ['JSX', 'src/plots/a.tsx', "export const Text = () => <p>don't import 'react-dom'</p>;"],
  ])('lets %s pass', (_, file, source) => {
    expect(violations({ [file]: source })).toEqual([]);
  });
});
