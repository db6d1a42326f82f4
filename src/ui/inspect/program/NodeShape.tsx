import type { Phase } from '../../../runtime/protocol.ts';

interface NodeShapeProps {
  readonly phase: Phase;
  readonly width: number;
  readonly height: number;
  /** The coordinates of the centre. */
  readonly x: number;
  readonly y: number;
}

/** The shape of a node: a box for forward, a pill for backward, a hexagon for update. */
export function NodeShape({ phase, width, height, x, y }: NodeShapeProps) {
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  if (phase === 'update') {
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
      rx={phase === 'backward' ? height / 2 : Math.min(4, height / 4)}
    />
  );
}
