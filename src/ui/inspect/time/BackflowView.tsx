import { useState } from 'react';
import { entryOf } from '../../../experiment/index.ts';
import { formatCount, formatNumber } from '../../../math/format.ts';
import { usePalette } from '../../../plots/core/color.ts';
import { lineStyle, StepNormsPlot } from '../../../plots/sequences/StepNormsPlot.tsx';
import type { Backflow, Recurrences, RunView, StateGradients } from '../../../runtime/protocol.ts';
import { inspect, useInspection } from '../../../store/inspection.ts';
import { useRun } from '../../../store/run.ts';
import { Button } from '../../controls/Button.tsx';
import { Formula } from '../../controls/Formula.tsx';
import { Select } from '../../controls/Select.tsx';
import { Sentence } from '../../help/Sentence.tsx';
import { useShownExperiment } from '../../shownExperiment.ts';
import { useFinding, useWatch } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { ReferenceLink } from '../ReferenceLink.tsx';
import { usePlotHeight } from '../room.ts';
import { useTitles } from '../useTitles.ts';
import styles from './Time.module.css';
import type { TimeViewProps } from './viewProps.ts';
import { flowsFrom, type NormsInTime, readBackflow } from './words.ts';

const REFERENCE = {
  authors: 'Bengio, Simard & Frasconi',
  year: 1994,
  title: 'Learning Long-Term Dependencies with Gradient Descent Is Difficult',
  url: 'https://doi.org/10.1109/72.279181',
};

/** How long the gradient still is at each step of a sequence, on request beside other recurrent layers. */
export function BackflowView({ view, choice }: TimeViewProps) {
  const compares = useInspection((store) => store.recurrences);
  const isRecurrent = view.parameters.some(({ name }) => name.includes('/weight_hh'));
  const found = useFinding('backflow', true);
  useWatch('recurrences', compares && isRecurrent);
  const compared = useRun(({ findings }) => findings.recurrences);
  const [chosen, choose] = useState<string | null>(null);
  const titleOf = useTitles();
  const nameOf = ({ layer, reverse }: StateGradients) =>
    `${titleOf(view.layers[layer]?.key ?? '')}${reverse ? ' backwards' : ''}`;
  const isShown = isRecurrent && found;
  const layers = isShown ? found.layers.filter(({ layer }) => layer < view.layers.length) : [];
  const layer = layers.find((one) => nameOf(one) === chosen) ?? layers[0];
  return (
    <>
      <div className={inside.head}>
        {choice}
        {compares && layer && layers.length > 1 && (
          <Select
            look="pill"
            label="Layer"
            value={nameOf(layer)}
            options={layers.map((one) => ({ id: nameOf(one), label: nameOf(one) }))}
            onChoose={choose}
          />
        )}
        <Button
          reason={isRecurrent ? null : 'This network has no recurrent layer'}
          onClick={() => inspect({ recurrences: !compares })}
        >
          {compares && isRecurrent ? 'Remove the comparison' : 'Compare RNN, GRU, LSTM'}
        </Button>
      </div>
      {isShown && layer ? (
        <Norms
          view={view}
          found={found}
          layers={layers}
          layer={layer}
          compared={compares ? (compared ?? null) : 'none'}
          nameOf={nameOf}
        />
      ) : (
        <p className={inside.waiting}>
          {isRecurrent
            ? 'The gradient appears as soon as the engine has computed it.'
            : 'This network has no recurrent layer, so no gradient flows back from step to step. Add an RNN, a GRU or an LSTM.'}
        </p>
      )}
    </>
  );
}

interface NormsProps {
  readonly view: RunView;
  readonly found: Backflow;
  readonly layers: readonly StateGradients[];
  /** The layer that is compared. */
  readonly layer: StateGradients;
  /** null until there is a comparison. */
  readonly compared: Recurrences | null | 'none';
  readonly nameOf: (layer: StateGradients) => string;
}

function Norms({ view, found, layers, layer, compared, nameOf }: NormsProps) {
  const palette = usePalette();
  const { layers: specs } = useShownExperiment();
  const height = usePlotHeight({ beside: 90, least: 190, most: 380, usual: 260 });
  const steps = layer.norms.length;
  const [at, read] = useState(0);
  const step = Math.min(at, steps - 1);
  const truncateOf = ({ layer }: StateGradients) => specs[layer]?.args.truncate ?? 0;
  const comparison = compared === 'none' ? null : (compared?.comparison ?? null);
  const isCompared = ({ layer: at, reverse }: StateGradients) => at === layer.layer && reverse === layer.reverse;
  // Networks are only compared after equally many steps.
  const own = compared === 'none' ? layers : [comparison?.own.find(isCompared) ?? layer];
  const lines: Line[] = own.map((one) => ({
    ...(compared === 'none' ? named(nameOf(one)) : named(`this ${kindOf(specs[one.layer]?.id)}`)),
    norms: one.norms,
    reverse: one.reverse,
    truncate: truncateOf(one),
    endedAt: null,
  }));
  for (const { kind, step: reached, layers: others } of comparison?.networks ?? []) {
    const same = others.find(isCompared);
    if (!same || same.norms.length !== steps) continue;
    lines.push({
      ...named(kindOf(kind), `the ${kindOf(kind)}`),
      norms: same.norms,
      reverse: same.reverse,
      truncate: truncateOf(same),
      endedAt: reached === comparison?.step ? null : reached,
    });
  }
  const readings = lines.map(({ name, norms }) => `${name} ${formatNumber(norms[step] ?? Number.NaN)}`);
  return (
    <div className={styles.beside}>
      <StepNormsPlot
        lines={lines}
        label="Length of the gradient by step of the sequence"
        height={height}
        step={step}
        text={`step ${step + 1}: ${readings.join(', ')}`}
        onStep={read}
      />
      <div className={styles.details}>
        <p>
          Step {step + 1} of {steps}
        </p>
        <ul className={styles.lines} aria-label="Length of the gradient">
          {lines.map((line, index) => (
            <li key={line.name}>
              <svg viewBox="0 0 28 8" aria-hidden="true">
                <line x1={1} x2={27} y1={4} y2={4} strokeWidth={2} style={lineStyle(palette, index)} />
              </svg>
              <span>
                {line.name}
                {line.endedAt !== null && <small>diverged at step {formatCount(line.endedAt)}</small>}
              </span>
              <b translate="no">{formatNumber(line.norms[step] ?? Number.NaN)}</b>
            </li>
          ))}
        </ul>
        {compared !== 'none' && (
          <p className={styles.remark}>
            The same network with other recurrent layers trains for as many steps, on the same batches and with the same
            settings.{' '}
            {comparison
              ? `All lines are of step ${formatCount(comparison.step)}.`
              : 'Its lines appear when it has caught up.'}
          </p>
        )}
        {compared !== 'none' && compared && <CatchingUp of={compared} />}
        {lines.map((line) => (
          <p key={line.name}>
            <Sentence text={readBackflow(line)} />
          </p>
        ))}
        <Formula tex="\left\lVert \frac{\partial \mathcal{L}}{\partial h_t} \right\rVert_2" display />
        <p className={styles.remark}>
          For the loss of each of the first {formatCount(found.examples)} training examples, without dropout: the mean
          length of its gradient by the output of the layer at step t of the sequence.
          {view.sequence?.predicts !== 'whole' &&
            ` The losses of step t and of ${flowsFrom(own.map(({ reverse }) => reverse))} flow back to it.`}{' '}
          A cross marks a gradient of exactly 0, which the logarithmic axis cannot show.
        </p>
        <p className={styles.remark}>
          <ReferenceLink reference={REFERENCE} />
        </p>
      </div>
    </div>
  );
}

/** How far the compared networks are, while any is behind. */
function CatchingUp({ of: { comparison, goal, progress } }: { readonly of: Recurrences }) {
  if (comparison?.step === goal) return null;
  return (
    <ul className={styles.progress} aria-label="Steps of the compared networks">
      {progress.map(({ kind, step }) => (
        <li key={kind}>
          <span>{kindOf(kind)}</span>
          <progress value={step} max={goal} aria-label={kindOf(kind)} />
          <span translate="no">
            step {formatCount(step)} of {formatCount(goal)}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface Line extends NormsInTime {
  /** Its name in the picture. */
  readonly name: string;
  /** The step at which its network diverged; null if it has not. */
  readonly endedAt: number | null;
}

function named(name: string, subject = name): Pick<Line, 'name' | 'subject'> {
  return { name, subject };
}

/** The short name of a kind of layer: "RNN". */
function kindOf(id = 'rnn'): string {
  const { label, short = label }: { readonly label: string; readonly short?: string } = entryOf('layers', id);
  return short;
}
