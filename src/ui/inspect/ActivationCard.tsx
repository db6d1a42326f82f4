import { useMemo, useState } from 'react';
import { activationCurve } from '../../catalog/activations/curve.ts';
import { activationsFor, type Call, call, type ExperimentSpec, entryOf, layerTitles } from '../../experiment/index.ts';
import { type Curve, DASHES, FunctionPlot } from '../../plots/functions/FunctionPlot.tsx';
import { useChosenLayer } from '../../store/choice.ts';
import { edit, editLayer, useExperiment } from '../../store/experiment.ts';
import { Hyperparameters } from '../controls/Hyperparameters.tsx';
import { EntryFormula } from '../formula/EntryFormula.tsx';
import styles from './ActivationCard.module.css';
import { CompareActivations } from './CompareActivations.tsx';
import { EntryText } from './EntryText.tsx';
import { LearnedRange } from './LearnedRange.tsx';
import { learnedBy } from './learned.ts';

/** The positions at which the curves are drawn. */
const XS = Float64Array.from({ length: 201 }, (_, index) => (index - 100) / 20);

const curveOf = ({ id, args }: Call) => activationCurve(entryOf('activations', id), args, XS);

/** The activation of the chosen layer, with its formula, curve and derivative, compared with others. */
export function ActivationCard() {
  const spec = useExperiment((store) => store.spec);
  const { index, activation } = activationAt(spec, useChosenLayer(spec));
  const onOutput = index === spec.layers.length;
  const entry = entryOf('activations', activation.id);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const compared = useMemo(
    () =>
      chosen.flatMap((id, index) => (id === activation.id ? [] : [{ id, dash: DASHES[index % DASHES.length] ?? '' }])),
    [chosen, activation.id],
  );
  const curves = useMemo<readonly Curve[]>(() => {
    const others = compared.map(({ id, dash }) => ({ dash, ...curveOf(call('activations', id)) }));
    const own = curveOf(activation);
    return [
      ...others.map(({ dash, derivative }) => ({ look: 'other-second' as const, dash, y: derivative })),
      ...others.map(({ dash, y }) => ({ look: 'other' as const, dash, y })),
      { name: 'f(x)', look: 'first', y: own.y },
      { name: 'f′(x)', look: 'second', y: own.derivative },
    ];
  }, [activation, compared]);
  const learned = useMemo(() => learnedBy(activation), [activation]);
  const full = chosen.length >= DASHES.length;

  const change = (next: Call, how: { dragging: boolean }) =>
    onOutput ? edit({ output: next }, how) : editLayer(index, { activation: next }, how);

  return (
    <div className={styles.card} data-part="activation">
      <div className={styles.formula}>
        <h3>
          {entry.label} <small>{onOutput ? 'on the output' : `on ${layerTitles(spec.layers)[index]}`}</small>
        </h3>
        <EntryFormula section="activations" call={activation} tex={entry.tex} layer={index} />
        {!entry.places.includes('hidden') && (
          <p className={styles.note}>The curve is for two units: x, and one that is 0.</p>
        )}
        {learned.map((name) => (
          <p key={name} className={styles.note}>
            learned {name}: <LearnedRange layer={index} name={name} />
          </p>
        ))}
        <Hyperparameters section="activations" call={activation} onEdit={change} />
      </div>
      <div className={styles.curve}>
        <FunctionPlot
          x={XS}
          curves={curves}
          height={compared.length > 0 ? 94 : 106}
          label={[
            `${entry.label} and its derivative`,
            ...compared.map(({ id }) => entryOf('activations', id).label),
          ].join(', compared with ')}
        />
        <CompareActivations
          compared={compared}
          rest={full ? [] : activationsFor('hidden').filter((id) => id !== activation.id && !chosen.includes(id))}
          onAdd={(id) => setChosen([...chosen, id])}
          onRemove={(id) => setChosen(chosen.filter((other) => other !== id))}
        />
      </div>
      <EntryText section="activations" id={activation.id} choosing="recompile" />
    </div>
  );
}

/** The activation of a layer, or of the last layer before it that has one. */
function activationAt({ layers, output }: ExperimentSpec, layer: number): { index: number; activation: Call } {
  const index = layer < layers.length ? layers.slice(0, layer + 1).findLastIndex((one) => one.activation) : -1;
  const activation = layers[index]?.activation;
  return activation ? { index, activation } : { index: layers.length, activation: output };
}
