import { useMemo } from 'react';
import type { LayerSpec } from '../../../experiment/index.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { useRun } from '../../../store/run.ts';
import { useShownExperiment } from '../../shownExperiment.ts';
import inside from '../Inside.module.css';
import { useTitles } from '../useTitles.ts';
import { AttentionSection } from './AttentionSection.tsx';
import { EmbeddingSection, type VectorTable } from './EmbeddingSection.tsx';
import { NoAttention } from './NoAttention.tsx';

/** What the steps of a sequence attend to, and the vectors of tokens and positions. */
export default function AttentionTab() {
  const view = useRun((store) => store.view);
  const { layers } = useShownExperiment();
  const titleOf = useTitles();
  const tables = useMemo(() => (view ? tablesOf(view, layers, titleOf) : []), [view, layers, titleOf]);
  if (!view) {
    return (
      <div className={inside.tab}>
        <p className={inside.waiting}>The pictures appear as soon as the data have loaded.</p>
      </div>
    );
  }
  const attends = view.parameters.some(({ name }) => name.endsWith('/in_proj_weight'));
  if (!attends && tables.length === 0) return <NoAttention view={view} />;
  return (
    <div className={inside.tab}>
      {attends && <AttentionSection view={view} />}
      {tables.length > 0 && <EmbeddingSection view={view} tables={tables} />}
    </div>
  );
}

const EMBEDDING = 'embedding';
const POSITIONS = 'positions';

function tablesOf(
  view: RunView,
  layers: readonly LayerSpec[],
  titleOf: (key: string) => string,
): readonly VectorTable[] {
  return view.parameters.flatMap((parameter) => {
    const id = layers[parameter.layer]?.id;
    if (id !== EMBEDDING && id !== POSITIONS) return [];
    const title = titleOf(view.layers[parameter.layer]?.key ?? '');
    return { parameter, title, isOfPositions: id === POSITIONS };
  });
}
