import { useCallback, useMemo } from 'react';
import type { Site } from '../../catalog/initializers/definition.ts';
import { type ExperimentSpec, entryOf, layerTitles } from '../../experiment/index.ts';
import { formatNumber } from '../../math/format.ts';
import { moments } from '../../plots/core/histogram.ts';
import type { LiveSource } from '../../plots/core/types.ts';
import { HistogramPlot, type Sample } from '../../plots/distributions/HistogramPlot.tsx';
import type { ParameterView, RunView } from '../../runtime/protocol.ts';
import { useChosenLayer } from '../../store/choice.ts';
import { type RunStore, run, useRun } from '../../store/run.ts';
import { LiveText } from '../controls/LiveText.tsx';
import { useShownExperiment } from '../shownExperiment.ts';
import styles from './Picture.module.css';
import { drawnParameters, numbersOf } from './parameters.ts';

interface WeightPictureProps {
  readonly kind: 'weight' | 'bias';
}

/** The initial and current distribution of the weights or biases of the chosen layer, with the initializer's target. */
export function WeightPicture({ kind }: WeightPictureProps) {
  const spec = useShownExperiment();
  const chosen = useChosenLayer(spec);
  const view = useRun((store) => store.view);
  const layer = useMemo(() => nearestWith(view, kind, chosen), [view, kind, chosen]);
  const parameters = useMemo(() => drawnParameters(view, layer, kind), [view, layer, kind]);
  const source = useMemo<LiveSource<Sample>>(
    () => ({ get: () => sampleOf(run.getState(), layer, kind), subscribe: run.subscribe }),
    [layer, kind],
  );
  const target = targetVariance(spec, layer, kind, parameters);
  const read = useCallback(
    (store: RunStore) => {
      const sample = sampleOf(store, layer, kind);
      const of = (numbers: ArrayLike<number> | null | undefined) =>
        numbers ? formatNumber(moments(numbers).variance) : '–';
      return `at step 0 ${of(sample?.start)}, now ${of(sample?.now)}`;
    },
    [layer, kind],
  );
  const title = layerTitles(spec.layers)[layer] ?? 'the output';
  const what = `${kind === 'weight' ? 'weights' : 'biases'} of ${title}`;
  return (
    <div className={styles.picture}>
      <HistogramPlot source={source} deviation={Math.sqrt(target)} label={`Histogram of the ${what}`} height={96} />
      <p className={styles.caption}>
        {what}; variance: target {formatNumber(target)}, <LiveText read={read} />
      </p>
    </div>
  );
}

/** The layer itself, or the next one with such parameters; the output layer always has them. */
function nearestWith(view: RunView | null, kind: 'weight' | 'bias', chosen: number): number {
  const last = (view?.layers.length ?? 1) - 1;
  let layer = chosen;
  while (layer < last && drawnParameters(view, layer, kind).length === 0) layer++;
  return Math.min(layer, last);
}

function sampleOf(store: RunStore, layer: number, kind: 'weight' | 'bias'): Sample | null {
  const { view, frame, initial } = store;
  const parameters = drawnParameters(view, layer, kind);
  if (!frame || parameters.length === 0) return null;
  return { start: initial && numbersOf(initial, parameters), now: numbersOf(frame.parameters, parameters) };
}

/** The target variance of the initializer, over all tensors of the layer. */
function targetVariance(
  spec: ExperimentSpec,
  index: number,
  kind: 'weight' | 'bias',
  parameters: readonly ParameterView[],
): number {
  const layer = spec.layers[index];
  const initializer = kind === 'bias' ? spec.bias : (layer?.initializer ?? spec.initializer);
  const activation = layer ? layer.activation : spec.output;
  const gain = activation ? entryOf('activations', activation.id).gain(activation.args) : 1;
  let sum = 0;
  let count = 0;
  for (const { shape } of parameters) {
    const [fanIn = 1, fanOut = 1] = kind === 'weight' ? shape : [];
    const site: Site = { shape, fanIn, fanOut, gain: kind === 'weight' ? gain : 1 };
    const size = shape.reduce((product, length) => product * length, 1);
    sum += size * entryOf('initializers', initializer.id).variance(site, initializer.args);
    count += size;
  }
  return count > 0 ? sum / count : 0;
}
