import { useMemo } from 'react';
import { PARTS } from '../../../experiment/experiment.ts';
import { dataOf } from '../../../experiment/index.ts';
import { formatNumber } from '../../../math/format.ts';
import { lengthOf } from '../../../math/sample.ts';
import { unscaled } from '../../../math/scale.ts';
import { seriesNames } from '../../../plots/core/series-names.ts';
import type { LiveSource } from '../../../plots/core/types.ts';
import { rowHeight } from '../../../plots/sequences/draw-sequence.ts';
import { SequenceRow } from '../../../plots/sequences/SequenceRow.tsx';
import { SeriesLegend } from '../../../plots/sequences/SeriesLegend.tsx';
import {
  errorsIn,
  type PredictedSequence,
  predictionAt,
  type SequencesView,
  shownTokens,
} from '../../../plots/sequences/types.ts';
import type { RunView, SeveralWish } from '../../../runtime/protocol.ts';
import { chooseExample, placeInPart, useExampleIn, useExampleOrder } from '../../../store/example.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { run } from '../../../store/run.ts';
import { useSlowly } from '../../useSlowly.ts';
import { useWatch } from '../../useWatch.ts';
import shared from '../rows/Rows.module.css';
import { examplesAround } from './around.ts';
import styles from './SequencePicture.module.css';

interface Props {
  readonly view: RunView;
  /** In design pixels. */
  readonly width: number;
  readonly height: number;
}

/** Space between two rows, and that of the caption, in design pixels. */
const GAP = 10;
const CAPTION = 44;
const LEGEND = 24;

/** Examples of the part that is in view, each with its prediction; a press puts one into view. */
export function SequencePicture({ view, width, height }: Props) {
  const index = useExampleIn(view);
  const order = useExampleOrder();
  const { target } = useExperiment(({ spec }) => dataOf(spec));
  const sequences = useMemo(() => sequencesOf(view, target.label), [view, target]);
  const isNamed = sequences !== null && sequences.predicts === 'whole' && sequences.names.length > 0;
  const text = CAPTION + (isNamed ? LEGEND : 0);
  const rows = sequences ? Math.max(1, Math.floor((height - text) / (rowHeight(sequences) + GAP))) : 0;
  const shown = useMemo(
    () => (index === null ? [] : examplesAround(view, index, rows, order)),
    [view, index, rows, order],
  );
  const wish = useMemo((): SeveralWish => ({ indices: shown }), [shown]);
  useWatch('several', shown.length > 0 && wish);
  const { findings } = useSlowly();
  if (!sequences || index === null) return null;
  const unscale = (value: number) => unscaled(value, view.targetScale);
  return (
    <figure className={styles.figure}>
      <ul className={shared.rows} aria-label="Examples with their predictions">
        {shown.map((example) => (
          <li key={example}>
            <button
              type="button"
              className={`${shared.row} ${styles.row}`}
              aria-current={example === index}
              aria-label={wordsOf(view, sequences, example, outputOf(findings.several, example))}
              onClick={() => chooseExample(example)}
            >
              <SequenceRow
                view={sequences}
                source={sourceOf(view, example)}
                width={width - 2 * GAP}
                unscale={unscale}
              />
            </button>
          </li>
        ))}
      </ul>
      {isNamed && <SeriesLegend view={sequences} />}
      <figcaption className={shared.caption}>{captionOf(sequences)}</figcaption>
    </figure>
  );
}

/** @param target the label of the target column, which may be one of the numbers at each step */
function sequencesOf(view: RunView, target: string): SequencesView | null {
  const { sequence, answer, classes, boundary } = view;
  const names = seriesNames(view);
  const main = names.indexOf(target);
  return sequence && { ...sequence, answer, classes, boundary, names, main: main < 0 ? null : main };
}

function captionOf({ tokens, predicts, answer }: SequencesView): string {
  if (predicts === 'next') {
    return 'Top row: the text. Bottom row: the token that the network considers most likely to come next. The stronger its colour, the more probable the network finds the token that actually follows.';
  }
  if (predicts === 'step') {
    return tokens === null
      ? 'Dashed: the actual next value. Solid: the prediction.'
      : 'Top row: the input. Middle row: the prediction; errors are crossed out. Bottom row: the actual tokens.';
  }
  return answer === 'number'
    ? 'Beside each sequence: the prediction, and the actual number in parentheses.'
    : 'Beside each sequence: the prediction; if it is wrong, the actual class in parentheses.';
}

type Found = ReturnType<typeof useSlowly>['findings']['several'];

function outputOf(found: Found, example: number): Float32Array | null {
  const row = found?.of.indices.indexOf(example) ?? -1;
  return found?.outputs[row] ?? null;
}

const sources = new WeakMap<RunView, Map<number, LiveSource<PredictedSequence>>>();

/** An example with its latest prediction. */
function sourceOf(view: RunView, example: number): LiveSource<PredictedSequence> {
  const known = sources.get(view) ?? new Map<number, LiveSource<PredictedSequence>>();
  sources.set(view, known);
  const source = known.get(example) ?? {
    get: () => predictedSequence(view, example, outputOf(run.getState().findings.several, example)),
    subscribe: (listener: () => void) =>
      run.subscribe((now, before) => {
        if (now.findings.several !== before.findings.several) listener();
      }),
  };
  known.set(example, source);
  return source;
}

function predictedSequence(
  { points, sample, layers }: RunView,
  example: number,
  output: Float32Array | null,
): PredictedSequence {
  const width = lengthOf(sample);
  const targets = points.labels.length / points.count;
  const type = layers.at(-1)?.type;
  return {
    input: points.features.subarray(example * width, (example + 1) * width),
    target: points.labels.subarray(example * targets, (example + 1) * targets),
    // Right after an edit, the last one may still be of another network.
    output: type && output?.length === lengthOf(type) ? output : null,
  };
}

/** For example "validation example 3 of 300: abba, predicted odd, actual even". */
function wordsOf(view: RunView, sequences: SequencesView, example: number, output: Float32Array | null): string {
  const [position, count] = placeInPart(view, example);
  const sequence = predictedSequence(view, example, output);
  const { tokens, predicts, classes, answer } = sequences;
  const text = tokens ? joined(shownTokens(sequences, sequence), tokens) : `${sequences.steps} steps`;
  const name = `${PARTS[view.points.part[example] as number]} example ${position} of ${count}: ${text}`;
  if (predicts === 'whole') {
    const prediction = predictionAt(sequences, sequence, 0);
    const said = (value: number) =>
      answer === 'number' ? formatNumber(unscaled(value, view.targetScale)) : (classes[value] ?? '');
    return prediction
      ? `${name}, predicted ${said(prediction.value)}, actual ${said(sequence.target[0] as number)}`
      : name;
  }
  const errors = answer === 'number' ? null : errorsIn(sequences, sequence);
  if (errors === null) return name;
  if (errors === 0) return `${name}, all steps right`;
  const actual = Array.from(sequence.target).filter((label) => !Number.isNaN(label));
  return `${name}, ${errors} wrong${predicts === 'step' ? `, actual ${joined(actual, classes)}` : ''}`;
}

/** Tokens as one text, with spaces between words. */
function joined(indices: readonly number[], names: readonly string[]): string {
  return indices.map((index) => names[index] ?? '').join(names.some((name) => name.length > 1) ? ' ' : '');
}
