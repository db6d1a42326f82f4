import type { GraphNode } from './graph.ts';

interface NodeShapeProps {
  readonly phase: GraphNode['phase'];
  readonly width: number;
  readonly height: number;
  /** The coordinates of the centre. */
  readonly x: number;
  readonly y: number;
}

/** The shape of a node: a box for forward and the network, a pill for backward and the answer, a hexagon for the rest. */
export function NodeShape({ phase, width, height, x, y }: NodeShapeProps) {
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  if (phase === 'update' || phase === 'preparation') {
    const tip = height / 3;
    return (
      <path
        d={`M${left},${y}L${left + tip},${top}H${right - tip}L${right},${y}L${right - tip},${bottom}H${left + tip}Z`}
      />
    );
  }
  return (
    <rect
      x={left}
      y={top}
      width={width}
      height={height}
      rx={phase === 'backward' || phase === 'answer' ? height / 2 : Math.min(4, height / 4)}
    />
  );
}
