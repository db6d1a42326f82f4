import { useMemo, useState } from 'react';
import { capitalized } from '../../../math/capitalized.ts';
import { formatCount, formatNumber } from '../../../math/format.ts';
import { unscaled } from '../../../math/scale.ts';
import type { StepHead } from '../../../plots/sequences/draw-step-grid.ts';
import { visibleToken } from '../../../plots/sequences/tokens.ts';
import type { Connectivity, RunView } from '../../../runtime/protocol.ts';
import { Formula } from '../../controls/Formula.tsx';
import { className } from '../../network/example/prediction.ts';
import { Quoting } from '../../Quoting.tsx';
import { useFinding } from '../../useWatch.ts';
import { ClassSelect } from '../ClassSelect.tsx';
import inside from '../Inside.module.css';
import { ColorScale } from '../images/ColorScale.tsx';
import { ReferenceLink } from '../ReferenceLink.tsx';
import { StepPad } from './StepPad.tsx';
import styles from './Time.module.css';
import { isAbout, type SequenceInView, useSequence } from './useSequence.ts';
import type { TimeViewProps } from './viewProps.ts';

const STRIP = 34;

const REFERENCE = {
  authors: 'Li, Chen, Hovy & Jurafsky',
  year: 2016,
  title: 'Visualizing and Understanding Neural Models in NLP',
  url: 'https://arxiv.org/abs/1506.01066',
};

/** What represents a step, in words and in the formula. */
const BY: Readonly<Record<Connectivity['by'], { readonly words: string; readonly tex: string }>> = {
  numbers: { words: 'the numbers of the step, after the scaling', tex: 'x_t' },
  token: { words: 'the one-hot token of the step', tex: 'x_t' },
  embedding: { words: 'the embedding of the token', tex: 'e_t' },
};

/** How strongly each step of the example in view counts for a prediction. */
export function ConnectivityView({ view, choice }: TimeViewProps) {
  const sequence = useSequence(view);
  const [chosen, choose] = useState<number | null>(null);
  const label = chosen !== null && chosen < view.classes.length ? chosen : null;
  return (
    <>
      <div className={inside.head}>
        {choice}
        <ClassSelect view={view} label={label} onChoose={choose} />
      </div>
      {sequence ? (
        <ConnectivityOf view={view} sequence={sequence} label={label} />
      ) : (
        <p className={inside.waiting}>There is no example.</p>
      )}
    </>
  );
}

interface ConnectivityOfProps {
  readonly view: RunView;
  readonly sequence: SequenceInView;
  /** The chosen class; null for the predicted one. */
  readonly label: number | null;
}

function ConnectivityOf({ view, sequence, label }: ConnectivityOfProps) {
  const [chosen, choose] = useState<number | null>(null);
  // The last step has the most steps before it.
  const at = Math.min(chosen ?? sequence.steps - 1, sequence.steps - 1);
  const wish = useMemo(() => ({ of: sequence.wish, at, label }), [sequence, at, label]);
  const latest = useFinding('connectivity', wish);
  // While the next step is computed, the page keeps the picture of the one before.
  const found = latest && isAbout(latest.of.of, sequence) && latest.strengths.length === sequence.steps ? latest : null;
  return found ? (
    <Strips view={view} sequence={sequence} found={found} at={at} onStep={choose} />
  ) : (
    <p className={inside.waiting}>The gradient appears as soon as the engine has computed it.</p>
  );
}

interface StripsProps {
  readonly view: RunView;
  readonly sequence: SequenceInView;
  readonly found: Connectivity;
  /** The step whose prediction is in view. */
  readonly at: number;
  readonly onStep: (step: number) => void;
}

function Strips({ view, sequence, found, at, onStep }: StripsProps) {
  const [pointed, point] = useState<number | null>(null);
  const { steps } = sequence;
  const { strengths } = found;
  const strongest = strengths.indexOf(Math.max(...strengths));
  const step = Math.min(pointed ?? strongest, steps - 1);
  const most = strengths[strongest] ?? 0;
  const everyStep = view.sequence?.predicts !== 'whole';
  const predictions = useMemo(
    () => (everyStep ? predictionsOf(view, found.logits, steps) : null),
    [view, found.logits, steps, everyStep],
  );
  const isRegression = view.answer === 'number';
  const what = isRegression ? 'the output' : `the logit of ${className(view, found.label)}`;
  const which = everyStep ? `${what} at step ${found.of.at + 1}` : what;
  const place = `step ${step + 1} of ${steps}, ${sequence.nameOf(step)}`;
  const strength = formatNumber(strengths[step] ?? Number.NaN);
  const value = isRegression ? unscaled(found.value, view.targetScale) : found.value;
  return (
    <div className={styles.beside}>
      <div className={styles.strips}>
        <section className={styles.block} aria-label="How strongly each step counts">
          <h3>
            What counts
            <small>
              <Quoting text={sequence.origin} />
            </small>
            <b translate="no">{strength}</b>
          </h3>
          <StepPad
            head={sequence.head}
            grid={{ steps, rows: 1, values: strengths, range: [0, most || 1] }}
            place={{ step, row: 0 }}
            height={STRIP}
            label="Strength by step"
            text={`${strength} at ${place}`}
            onMove={(to) => point(to.step)}
          />
        </section>
        {predictions && (
          <section className={styles.block} aria-label="Prediction at each step">
            <h3>
              Prediction at each step
              <small>press one</small>
              <b>
                <Quoting text={predictions.nameOf(at)} />
              </b>
            </h3>
            <StepPad
              head={predictions.head}
              grid={{ steps, rows: 0, values: [], range: [0, 1] }}
              place={{ step: at, row: 0 }}
              height={2}
              label="Prediction in view"
              text={`step ${at + 1} of ${steps}: ${predictions.nameOf(at)}`}
              presses
              onMove={(to) => onStep(to.step)}
            />
          </section>
        )}
        <ColorScale name="strength" low="0" high={formatNumber(most, { digits: 2 })} signed={false} />
      </div>
      <div className={styles.details}>
        <p>
          <Quoting text={`${capitalized(place)}: `} />
          <span translate="no">{strength}</span>
        </p>
        <p>
          <Quoting text={`${capitalized(which)} is`} /> <span translate="no">{formatNumber(value)}</span> at step{' '}
          {formatCount(found.step)} of the training. <Quoting text={readStrengths(found, sequence)} />
        </p>
        <Formula
          display
          tex={`s_t = \\left\\lVert \\frac{\\partial z_{${everyStep ? '\\tau,' : ''}c}}{\\partial ${BY[found.by].tex}} \\right\\rVert_2`}
        />
        <p className={styles.remark}>
          The length of the gradient of {isRegression ? 'the output, as the network gives it,' : 'the logit'} by{' '}
          {BY[found.by].words}. It is a local slope: it shows which steps a small change matters at, and it does not
          explain the decision.
        </p>
        <p className={styles.remark}>
          <ReferenceLink reference={REFERENCE} />
        </p>
      </div>
    </div>
  );
}

/** The prediction of each step, in a picture and in words. */
function predictionsOf(
  { answer, classes, targetScale }: RunView,
  logits: Float32Array,
  steps: number,
): { readonly head: StepHead; nameOf(step: number): string } {
  if (answer === 'number') {
    const curve = Array.from(logits, (output) => unscaled(output, targetScale));
    return { head: { kind: 'numbers', curves: [curve] }, nameOf: (step) => formatNumber(curve[step] ?? Number.NaN) };
  }
  const outputs = logits.length / steps;
  const labelAt = (step: number) => {
    const own = logits.subarray(step * outputs, (step + 1) * outputs);
    return outputs === 1 ? Number((own[0] as number) > 0) : own.indexOf(Math.max(...own));
  };
  const tokens = Array.from({ length: steps }, (_, step) => labelAt(step));
  const texts = tokens.map((label) => visibleToken(classes[label] ?? ''));
  return { head: { kind: 'tokens', tokens, texts }, nameOf: (step) => `“${texts[step]}”` };
}

/** Names the steps that count most, and those that cannot count. */
function readStrengths({ strengths }: Connectivity, sequence: SequenceInView): string {
  if (!strengths.every(Number.isFinite)) return 'The gradient is not a finite number.';
  const most = Math.max(...strengths);
  if (most === 0) return 'No step counts: the gradient is 0 everywhere.';
  const strongest = strengths.indexOf(most);
  const last = strengths.findLastIndex((strength) => strength > 0);
  const later =
    last < sequence.steps - 1 ? ` Steps after step ${last + 1} cannot count: their gradient is exactly 0.` : '';
  return `Step ${strongest + 1}, ${sequence.nameOf(strongest)}, counts most.${later}`;
}
