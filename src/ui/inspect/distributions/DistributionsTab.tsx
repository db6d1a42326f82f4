import { useCallback, useRef } from 'react';
import { formatCount, formatNumber } from '../../../math/format.ts';
import { setText } from '../../../plots/core/live.ts';
import type { Reading } from '../../../plots/distributions/draw-ridges.ts';
import { inspect, type Kind, useInspection } from '../../../store/inspection.ts';
import { momentNow, useRun } from '../../../store/run.ts';
import { useWatch } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { usePlotHeight } from '../room.ts';
import { Segments } from '../Segments.tsx';
import { useTitles } from '../useTitles.ts';
import styles from './Distributions.module.css';
import { LayerRidges } from './LayerRidges.tsx';

const OPTIONS = [
  { id: 'weights', label: 'Weights' },
  { id: 'activations', label: 'Activations' },
  { id: 'gradients', label: 'Gradients' },
  { id: 'updates', label: 'Updates' },
] as const satisfies readonly { id: Kind; label: string }[];

const MEANING: Record<Kind, string> = {
  weights: 'All trained weights and biases of a layer.',
  activations: 'The outputs of the units in a layer for the training examples.',
  gradients: 'The change of the loss with each weight and bias, for the batch of the next step.',
  updates: 'The change of each weight and bias in one step.',
};

/** The distributions in each layer during the run, as ridgelines. */
export default function DistributionsTab() {
  useWatch('distributions', true);
  const kind = useInspection((store) => store.kind);
  const last = useRun((store) => momentNow(store, 'distributions'));
  const titleOf = useTitles();
  const words = useRef<HTMLParagraphElement>(null);
  const rest = `${MEANING[kind]} One row per recorded step, the latest in front, each scaled to its peak.`;
  const read = useCallback(
    (reading: Reading | null) => setText(words.current, reading ? wordsOf(reading) : rest),
    [rest],
  );
  const few = (last?.layers.length ?? 0) <= 7;
  const height = usePlotHeight({ beside: 104, least: 100, most: 320, usual: few ? 206 : 128 });

  return (
    <div className={inside.tab}>
      <div className={inside.head}>
        <Segments label="Distribution" value={kind} options={OPTIONS} onChoose={(id) => inspect({ kind: id })} />
        <p ref={words} className={inside.note}>
          {rest}
        </p>
      </div>
      {last ? (
        <ul className={styles.layers}>
          {last.layers.map((layer) => (
            <LayerRidges
              key={layer.key}
              layer={layer.key}
              title={titleOf(layer.key)}
              kind={kind}
              latest={layer[kind]}
              height={height}
              onRead={read}
            />
          ))}
        </ul>
      ) : (
        <p className={inside.waiting}>The layers appear as soon as the engine has computed them.</p>
      )}
    </div>
  );
}

function wordsOf({ step, low, high, count, of }: Reading): string {
  const where = low === high ? `at ${formatNumber(low)}` : `between ${formatNumber(low)} and ${formatNumber(high)}`;
  return `Step ${formatCount(step)}: ${formatCount(count)} of ${formatCount(of)} ${where}.`;
}
