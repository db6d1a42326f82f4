import { memo } from 'react';
import type { Drawn, GraphNode } from './graph.ts';
import { NODE, type Point } from './layout.ts';
import { NodeShape } from './NodeShape.tsx';
import styles from './Program.module.css';
import { shapeText, titleOf } from './words.ts';

/** The relation of a node to the one that is shown. */
export type Mark = 'plain' | 'shown' | 'input' | 'reader' | 'dim';

interface NodeMarkProps {
  readonly node: Drawn;
  readonly at: Point;
  readonly mark: Mark;
  /** Whether the node is the tab stop of the graph. */
  readonly isStop: boolean;
  readonly onPoint: (id: number | null) => void;
  readonly onFocus: (id: number) => void;
}

/** The longest title that fits, in characters. */
const LONGEST = 13;

/** One node of the graph. */
export const NodeMark = memo(function NodeMark({ node, at, mark, isStop, onPoint, onFocus }: NodeMarkProps) {
  const title = titleOf(node);
  const { shape } = node.nodes.at(-1) as GraphNode;
  return (
    // The space between the two lines separates them in the text that is read from them.
    // biome-ignore lint/a11y/useSemanticElements: there are no buttons in SVG
    <g
      role="button"
      tabIndex={isStop ? 0 : -1}
      aria-pressed={mark === 'shown'}
      aria-label={[title, shapeText(shape), node.phase, node.player && `of the ${node.player}`]
        .filter(Boolean)
        .join(', ')}
      data-node={node.id}
      className={`${styles.node} ${styles[node.phase]} ${node.player ? styles[node.player] : ''} ${styles[mark]}`}
      // Not on enter, because the graph also moves below a resting pointer when the keyboard is used.
      onPointerMove={() => onPoint(node.id)}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onFocus(node.id)}
    >
      <NodeShape phase={node.phase} {...NODE} {...at} />
      <text x={at.x} y={at.y - 3} fontSize={12}>
        {title.length > LONGEST ? `${title.slice(0, LONGEST - 1)}…` : title}
      </text>{' '}
      <text x={at.x} y={at.y + 11} fontSize={11} className={styles.shape}>
        {shapeText(shape)}
      </text>
    </g>
  );
});
