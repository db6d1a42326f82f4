import { useMemo } from 'react';
import { activationCurve } from '../../catalog/activations/curve.ts';
import { FunctionPlot } from '../../plots/FunctionPlot.tsx';
import { type Call, entryOf } from '../../spec/index.ts';
import { useChosenLayer } from '../../store/choice.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { Formula } from '../controls/Formula.tsx';
import { Hyperparameters } from '../controls/Hyperparameters.tsx';
import styles from './ActivationCard.module.css';
import { EntryText } from './EntryText.tsx';

/** Where the curve is drawn. */
const XS = Float64Array.from({ length: 201 }, (_, index) => (index - 100) / 20);

/** The activation of the chosen layer: its formula, its curve and its derivative. */
export function ActivationCard() {
  const spec = useExperiment((store) => store.spec);
  const index = useChosenLayer(spec);
  const layer = spec.layers[index];
  const activation = layer?.activation ?? spec.output;
  const entry = entryOf('activations', activation.id);
  const { y, derivative } = useMemo(
    () => activationCurve(entryOf('activations', activation.id), activation.args, XS),
    [activation],
  );

  const change = (call: Call, how: { dragging: boolean }) =>
    edit(
      ({ layers }) => (layer ? { layers: layers.with(index, { ...layer, activation: call }) } : { output: call }),
      how,
    );

  return (
    <div className={styles.card}>
      <div className={styles.formula}>
        <h3>
          {entry.label} <small>{layer ? `on hidden ${index + 1}` : 'on the output'}</small>
        </h3>
        <Formula tex={entry.tex} display />
        <Hyperparameters section="activations" call={activation} onEdit={change} />
      </div>
      <div className={styles.curve}>
        <FunctionPlot x={XS} y={y} derivative={derivative} height={126} label={`${entry.label} and its derivative`} />
      </div>
      <EntryText entry={entry} />
    </div>
  );
}
