import { type CSSProperties, useCallback, useMemo, useState } from 'react';
import { formatCount } from '../../../math/format.ts';
import { rem } from '../../../plots/core/design-pixels.ts';
import inside from '../Inside.module.css';
import { usePlotHeight } from '../room.ts';
import { drawnNodes, type GraphView, MOST_DRAWN } from './graph.ts';
import { NodeDetails } from './NodeDetails.tsx';
import { NodeTable } from './NodeTable.tsx';
import { PhaseLegend, ProgramNote } from './PhaseLegend.tsx';
import styles from './Program.module.css';
import { ProgramGraph } from './ProgramGraph.tsx';
import { useLayout } from './useLayout.ts';
import type { GraphWords } from './words.ts';

interface GraphProps {
  readonly graph: GraphView;
  readonly words: GraphWords;
}

/** A graph with its legend, the details of a node, and all nodes as a table. */
export function Graph({ graph, words }: GraphProps) {
  const drawn = useMemo(() => drawnNodes(graph), [graph]);
  const readable = drawn.length <= MOST_DRAWN;
  const layout = useLayout(readable ? drawn : null);
  const height = usePlotHeight({ beside: 84, least: 130, most: 720, usual: 300 });
  const [pointed, setPointed] = useState<number | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const wanted = pointed ?? chosen;
  // The last input wins, whether it comes from the pointer or the keyboard.
  const choose = useCallback((id: number | null) => {
    setPointed(null);
    setChosen(id);
  }, []);
  const shown = drawn.find(({ id }) => id === wanted) ?? null;

  return (
    <>
      <PhaseLegend graph={graph} words={words} />
      <div className={styles.program} style={{ '--height': rem(height) } as CSSProperties}>
        {layout ? (
          <ProgramGraph
            name={words.name}
            nodes={drawn}
            layout={layout}
            shown={shown}
            chosen={chosen}
            onPoint={setPointed}
            onChoose={choose}
          />
        ) : (
          <p className={inside.waiting}>
            {readable
              ? 'The graph is being laid out.'
              : `${formatCount(drawn.reduce((sum, { nodes }) => sum + nodes.length, 0))} nodes are too many for a readable graph. The table below lists all of them.`}
          </p>
        )}
        <NodeDetails graph={graph} words={words} drawn={drawn} shown={shown} onChoose={choose} />
      </div>
      <ProgramNote graph={graph} words={words} folded={drawn.some(({ nodes }) => nodes.length > 1)} />
      <NodeTable graph={graph} words={words} />
    </>
  );
}
