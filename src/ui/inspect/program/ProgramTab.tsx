import { type CSSProperties, useCallback, useMemo, useState } from 'react';
import { formatCount } from '../../../math/format.ts';
import { rem } from '../../../plots/core/design-pixels.ts';
import type { ProgramView } from '../../../runtime/protocol.ts';
import { useFinding } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { usePlotHeight } from '../room.ts';
import { drawnNodes, MOST_DRAWN } from './graph.ts';
import { NodeDetails } from './NodeDetails.tsx';
import { NodeTable } from './NodeTable.tsx';
import { PhaseLegend, ProgramNote } from './PhaseLegend.tsx';
import styles from './Program.module.css';
import { ProgramGraph } from './ProgramGraph.tsx';
import { useLayout } from './useLayout.ts';

/** The compiled graph of a training step. */
export default function ProgramTab() {
  const program = useFinding('program', true);
  return (
    <div className={inside.tab}>
      {program ? (
        <Program program={program} />
      ) : (
        <p className={inside.waiting}>The graph of the training step appears as soon as it is compiled.</p>
      )}
    </div>
  );
}

function Program({ program }: { readonly program: ProgramView }) {
  const drawn = useMemo(() => drawnNodes(program), [program]);
  const readable = drawn.length <= MOST_DRAWN;
  const layout = useLayout(readable ? drawn : null);
  const height = usePlotHeight({ beside: 54, least: 130, most: 720, usual: 300 });
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
      <PhaseLegend program={program} />
      <div className={styles.program} style={{ '--height': rem(height) } as CSSProperties}>
        {layout ? (
          <ProgramGraph
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
        <NodeDetails program={program} drawn={drawn} shown={shown} onChoose={choose} />
      </div>
      <ProgramNote program={program} folded={drawn.some(({ nodes }) => nodes.length > 1)} />
      <NodeTable program={program} />
    </>
  );
}
