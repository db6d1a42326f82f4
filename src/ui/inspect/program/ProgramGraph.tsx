import { curveBasis, line } from 'd3';
import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, memo, useEffect, useMemo } from 'react';
import { Button } from '../../controls/Button.tsx';
import { type Drawn, readersByNode } from './graph.ts';
import type { Layout, Point } from './layout.ts';
import { type Mark, NodeMark } from './NodeMark.tsx';
import { type Direction, neighbour } from './neighbour.ts';
import styles from './Program.module.css';
import { useZoom } from './useZoom.ts';
import { firstPosition } from './view.ts';

interface ProgramGraphProps {
  /** What the graph is, after "Graph of the". */
  readonly name: string;
  readonly nodes: readonly Drawn[];
  readonly layout: Layout;
  readonly shown: Drawn | null;
  /** The node that was chosen last. */
  readonly chosen: number | null;
  /** The node under the pointer. */
  readonly onPoint: (id: number | null) => void;
  readonly onChoose: (id: number | null) => void;
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * The graph from left to right. It is a single tab stop: arrow keys move between nodes, + and − zoom, 0 shows the whole
 * graph, and Escape deselects the node.
 */
export function ProgramGraph({ name, nodes, layout, shown, chosen, onPoint, onChoose }: ProgramGraphProps) {
  const first = nodes.find((node) => node.nodes.some(({ name }) => name === 'x')) ?? (nodes[0] as Drawn);
  const start = useMemo(() => firstPosition(layout.places), [layout]);
  const { frame, content, zoomBy, showAll, reveal } = useZoom(layout, start);
  const readers = useMemo(() => readersByNode(nodes), [nodes]);
  const stop = chosen !== null && layout.places.has(chosen) ? chosen : first.id;

  useEffect(() => {
    const at = chosen === null ? undefined : layout.places.get(chosen);
    if (at) reveal(at);
  }, [chosen, layout, reveal]);

  function onKeyDown(event: KeyboardEvent<SVGSVGElement>) {
    const direction = ARROWS[event.key];
    if (direction) {
      const to = neighbour(layout.places, stop, direction);
      event.currentTarget.querySelector<SVGGElement>(`[data-node="${to}"]`)?.focus();
    } else if (event.key === '+' || event.key === '=') zoomBy(1.4);
    else if (event.key === '-') zoomBy(1 / 1.4);
    else if (event.key === '0') showAll();
    else if (event.key === 'Escape') onChoose(null);
    else if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    // → and Space are also shortcuts of the page.
    event.stopPropagation();
  }

  const markOf = (id: number): Mark => {
    if (!shown) return 'plain';
    if (shown.id === id) return 'shown';
    if (shown.inputs.includes(id)) return 'input';
    return readers.get(shown.id)?.includes(id) ? 'reader' : 'dim';
  };

  return (
    // Ids and names of ops are not translated.
    <div translate="no" className={styles.graph}>
      {/* biome-ignore lint/a11y/useSemanticElements: there are no fieldsets in SVG */}
      <svg
        ref={frame}
        role="group"
        aria-label={`Graph of the ${name}, ${nodes.length} nodes. Arrow keys move between nodes.`}
        onKeyDown={onKeyDown}
      >
        <g ref={content}>
          <Edges layout={layout} shown={shown?.id ?? null} />
          {nodes.map((node) => (
            <NodeMark
              key={node.id}
              node={node}
              at={layout.places.get(node.id) as Point}
              mark={markOf(node.id)}
              isStop={node.id === stop}
              onPoint={onPoint}
              onFocus={onChoose}
            />
          ))}
        </g>
      </svg>
      <div translate="yes" className={styles.zoom}>
        <Button look="round" aria-label="Zoom in" title="Zoom in (+)" onClick={() => zoomBy(1.4)}>
          <ZoomIn size={15} aria-hidden="true" />
        </Button>
        <Button look="round" aria-label="Zoom out" title="Zoom out (−)" onClick={() => zoomBy(1 / 1.4)}>
          <ZoomOut size={15} aria-hidden="true" />
        </Button>
        <Button look="round" aria-label="Show the whole graph" title="Show the whole graph (0)" onClick={showAll}>
          <Maximize size={15} aria-hidden="true" />
        </Button>
      </div>
    </div>
  );
}

const path = line<Point>()
  .x(({ x }) => x)
  .y(({ y }) => y)
  .curve(curveBasis);

/** All edges, with those of the shown node highlighted. */
const Edges = memo(function Edges({ layout, shown }: { readonly layout: Layout; readonly shown: number | null }) {
  const lines = useMemo(
    () => layout.edges.map(({ from, to, points }) => ({ from, to, d: path(points as Point[]) ?? '' })),
    [layout],
  );
  return lines.map(({ from, to, d }) => (
    <path
      key={`${from} ${to}`}
      d={d}
      className={`${styles.edge} ${from === shown || to === shown ? styles.near : ''}`}
    />
  ));
});
