import dagre from '@dagrejs/dagre';

/** The input of the layout: the ids of the nodes, and the nodes that each of them reads. */
export interface LayoutTask {
  readonly nodes: readonly { readonly id: number; readonly inputs: readonly number[] }[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** The centres of the nodes by id. */
  readonly places: ReadonlyMap<number, Point>;
  readonly edges: readonly { readonly from: number; readonly to: number; readonly points: readonly Point[] }[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const NODE = { width: 90, height: 36 } as const;

/** Arranges nodes from left to right, each after the nodes that it reads. */
export function layOut({ nodes }: LayoutTask): Layout {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 12, ranksep: 26, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of nodes) graph.setNode(String(id), { ...NODE });
  for (const { id, inputs } of nodes) for (const input of inputs) graph.setEdge(String(input), String(id));
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    places: new Map(nodes.map(({ id }) => [id, pick(graph.node(String(id)) as Point)])),
    edges: graph.edges().map((edge) => ({
      from: Number(edge.v),
      to: Number(edge.w),
      points: ((graph.edge(edge) as { points: Point[] }).points ?? []).map(pick),
    })),
  };
}

function pick({ x, y }: Point): Point {
  return { x, y };
}
