import { useMemo } from 'react';
import { PARTS } from '../../../experiment/experiment.ts';
import { formatNumber } from '../../../math/format.ts';
import { lengthOf, stepsOf } from '../../../math/sample.ts';
import { UNSCALED, unscaled } from '../../../math/scale.ts';
import { seriesNames } from '../../../plots/core/series-names.ts';
import type { StepHead } from '../../../plots/sequences/draw-step-grid.ts';
import { visibleToken } from '../../../plots/sequences/tokens.ts';
import type { ExampleWish, RunView } from '../../../runtime/protocol.ts';
import { placeInPart, useExampleIn } from '../../../store/example.ts';

/** The example in view, as a sequence. */
export interface SequenceInView {
  /** What the engine is asked about. */
  readonly wish: ExampleWish;
  readonly steps: number;
  /** Its steps in a picture. */
  readonly head: StepHead;
  /** A step in words: “b”, or its numbers with their names, as before the scaling. */
  nameOf(step: number): string;
  /** Where it is among the examples: "validation example 3 of 300". */
  readonly origin: string;
}

/** The most numbers of a step that are drawn or read. */
const MOST_NUMBERS = 4;

/** The sequence in view; null if there is none. */
export function useSequence(view: RunView): SequenceInView | null {
  const index = useExampleIn(view);
  return useMemo(() => (index === null ? null : sequenceAt(view, index)), [view, index]);
}

function sequenceAt(view: RunView, index: number): SequenceInView | null {
  const { sample, sequence, points } = view;
  const steps = stepsOf(sample);
  if (steps === null || sequence === null) return null;
  const width = lengthOf(sample);
  const input = points.features.subarray(index * width, (index + 1) * width);
  const [position, count] = placeInPart(view, index);
  const about = {
    wish: { index },
    steps,
    origin: `${PARTS[points.part[index] as number]} example ${position} of ${count}`,
  };
  const { tokens } = sequence;
  if (tokens !== null) {
    const texts = Array.from(input, (token) => visibleToken(tokens[token] ?? ''));
    return { ...about, head: { kind: 'tokens', tokens: input, texts }, nameOf: (step) => `“${texts[step]}”` };
  }
  const numbers = width / steps;
  const valueAt = (step: number, number: number) => {
    const place = step * numbers + number;
    return unscaled(input[place] as number, view.scales.get(view.features[place] ?? '') ?? UNSCALED);
  };
  const shown = Math.min(MOST_NUMBERS, numbers);
  const curves = Array.from({ length: shown }, (_, number) =>
    Array.from({ length: steps }, (_, step) => valueAt(step, number)),
  );
  const more = numbers > shown ? ', …' : '';
  const names = seriesNames(view);
  return {
    ...about,
    head: { kind: 'numbers', curves },
    nameOf(step) {
      const written = curves.map((curve, index) =>
        [...names.slice(index, index + 1), formatNumber(curve[step] ?? Number.NaN)].join(' '),
      );
      return written.join(', ') + more;
    },
  };
}

/** Whether a finding is about the sequence in view. */
export function isAbout(of: ExampleWish, { wish }: SequenceInView): boolean {
  return 'index' in of && 'index' in wish && of.index === wish.index;
}
