import { describe, expect, it } from 'vitest';
import type { Phase, ProgramView } from '../../../src/runtime/protocol.ts';
import { countNodes, drawnNodes, readersByNode } from '../../../src/ui/inspect/program/graph.ts';
import { layOut, NODE } from '../../../src/ui/inspect/program/layout.ts';
import { neighbour } from '../../../src/ui/inspect/program/neighbour.ts';
import { firstPosition, LEGIBLE, viewOf } from '../../../src/ui/inspect/program/view.ts';
import {
  attributeTexts,
  constantsNote,
  nodeTitle,
  shapeText,
  tableTitle,
  titleOf,
} from '../../../src/ui/inspect/program/words.ts';
import { programOf } from '../../support/program.ts';

type Node = ProgramView['nodes'][number];

function node(
  id: number,
  op: string,
  inputs: readonly number[] = [],
  phase: Phase = 'forward',
  more: Partial<Node> = {},
): Node {
  return {
    id,
    op,
    inputs,
    phase,
    player: null,
    name: null,
    shape: [2, 3],
    dtype: 'float32',
    constant: null,
    attributes: {},
    ...more,
  };
}

const small: ProgramView = {
  nodes: [
    node(0, 'input', [], 'forward', { name: 'x', attributes: { name: 'x' } }),
    node(1, 'constant', [], 'forward', { constant: [0.5], shape: [] }),
    node(2, 'mul', [0, 1]),
    node(3, 'tanh', [2]),
    node(4, 'neg', [3]),
    node(5, 'add', [4, 4], 'backward'),
    node(6, 'exp', [5], 'backward'),
    node(7, 'sub', [6, 0], 'update'),
  ],
  outputs: { x: 7 },
};

describe('the picture of a program', () => {
  it('shows every node except constants, each edge once', () => {
    const drawn = drawnNodes(small);
    expect(drawn.map(({ id, inputs }) => [id, ...inputs])).toEqual([
      [0],
      [2, 0],
      [3, 2],
      [4, 3],
      [5, 4],
      [6, 5],
      [7, 6, 0],
    ]);
    expect(countNodes(small)).toEqual({
      phases: new Map([
        ['forward', 4],
        ['backward', 2],
        ['update', 1],
      ]),
      constants: 1,
    });
    expect(readersByNode(drawn).get(0)).toEqual([2, 7]);
  });

  it('folds chains within a phase if there are too many nodes', () => {
    const drawn = drawnNodes(small, 5);
    expect(drawn.map(({ id, nodes, inputs }) => [id, nodes.length, ...inputs])).toEqual([
      [0, 1],
      [4, 3, 0],
      [6, 2, 4],
      [7, 1, 6, 0],
    ]);
    expect(drawn.map(titleOf)).toEqual(['x', 'neg +2', 'exp +1', 'sub']);
  });

  it('contains every node of a real step, and only edges between its nodes', async () => {
    const program = await programOf('net=dense(8),dense(8)');
    for (const most of [400, 1]) {
      const drawn = drawnNodes(program, most);
      const ids = new Set(drawn.map(({ id }) => id));
      expect(drawn.flatMap(({ inputs }) => inputs).filter((id) => !ids.has(id))).toEqual([]);
      const constants = program.nodes.filter(({ op }) => op === 'constant').length;
      expect(drawn.reduce((sum, { nodes }) => sum + nodes.length, 0)).toBe(program.nodes.length - constants);
    }
  });
});

describe('the first view', () => {
  const layout = { width: 3000, height: 900 };
  const room = { width: 1060, height: 236 };

  it('is legible, and begins with the first nodes', () => {
    for (const y of [30, 400, 890]) {
      const view = viewOf(layout, room, { x: 53, y }, LEGIBLE);
      expect(view).toMatchObject({ scale: LEGIBLE, x: 0 });
      expect(y * LEGIBLE + view.y).toBeGreaterThan(0);
      expect(y * LEGIBLE + view.y).toBeLessThan(room.height);
      expect(view.y).toBeLessThanOrEqual(0);
      expect(view.y).toBeGreaterThanOrEqual(room.height - layout.height * LEGIBLE);
    }
    expect(viewOf({ width: 400, height: 100 }, room, { x: 53, y: 26 }, LEGIBLE)).toEqual({ scale: 1, x: 330, y: 68 });
  });

  it('can show the whole graph', () => {
    const { scale, x, y } = viewOf(layout, room, { x: 53, y: 26 }, 0);
    expect(scale).toBeCloseTo(236 / 900);
    expect([x, y]).toEqual([(1060 - 3000 * scale) / 2, 0]);
  });

  it('begins at the first node', () => {
    const places = new Map([
      [7, { x: 90, y: 2 }],
      [3, { x: 10, y: 50 }],
      [4, { x: 10, y: 20 }],
    ]);
    expect(firstPosition(places)).toEqual({ x: 10, y: 20 });
  });
});

describe('the layout', () => {
  const drawn = drawnNodes(small);
  const { places, edges, width, height } = layOut({ nodes: drawn });

  it('places each node to the right of its inputs, inside the picture', () => {
    for (const { id, inputs } of drawn) {
      const at = places.get(id) ?? { x: Number.NaN, y: Number.NaN };
      for (const input of inputs) expect(at.x - (places.get(input)?.x ?? 0)).toBeGreaterThanOrEqual(NODE.width);
      expect(at.x + NODE.width / 2).toBeLessThanOrEqual(width);
      expect(at.y + NODE.height / 2).toBeLessThanOrEqual(height);
    }
    expect(edges).toHaveLength(7);
  });

  it('can be navigated with arrow keys', () => {
    expect(neighbour(places, 2, 'right')).toBe(3);
    expect(neighbour(places, 3, 'left')).toBe(2);
    expect(neighbour(places, 7, 'right')).toBe(7);
    const cross = new Map([
      [1, { x: 0, y: 0 }],
      [2, { x: 100, y: 60 }],
      [3, { x: 150, y: 0 }],
      [4, { x: 0, y: 50 }],
    ]);
    expect(neighbour(cross, 1, 'right')).toBe(3);
    expect(neighbour(cross, 1, 'down')).toBe(4);
    expect(neighbour(cross, 1, 'up')).toBe(1);
  });
});

describe('the counts of nodes', () => {
  it('add up to all nodes in the table, with constants counted separately', async () => {
    const program = await programOf('net=dense(8),dense(8)');
    const counts = countNodes(program);
    const drawn = [...counts.phases.values()].reduce((sum, count) => sum + count, 0);
    expect(drawn).toBe(drawnNodes(program, Number.POSITIVE_INFINITY).length);
    expect(drawn + counts.constants).toBe(program.nodes.length);
    expect(tableTitle(counts)).toBe(`All ${drawn} nodes and ${counts.constants} constants as a table`);
  });

  it('do not mention constants if there are none', () => {
    expect(tableTitle({ phases: new Map([['forward', 1]]), constants: 0 })).toBe('All 1 node as a table');
    expect([0, 1, 2].map(constantsNote)).toEqual([
      '',
      '1 constant is shown in the nodes that read it. ',
      '2 constants are shown in the nodes that read them. ',
    ]);
  });
});

it('names a node', () => {
  expect(nodeTitle(small.nodes[1] as Node)).toBe('constant 0.5');
  expect(nodeTitle(node(9, 'constant', [], 'forward', { shape: [10, 8] }))).toBe('constant 10×8');
  expect(shapeText([])).toBe('number');
  expect(
    attributeTexts(node(9, 'gemm', [], 'forward', { attributes: { transA: true, transB: false, alpha: -0.5 } })),
  ).toEqual(['transA', 'alpha −0.5']);
  expect(
    attributeTexts(node(9, 'reduceSum', [], 'forward', { attributes: { axes: [0, 1], keepDims: false } })),
  ).toEqual(['axes 0, 1']);
});
