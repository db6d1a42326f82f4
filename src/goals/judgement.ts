import type { Judged } from '../catalog/metrics/definition.ts';
import { judgedAt } from '../catalog/metrics/judged.ts';
import type { Predictions, RunView } from '../runtime/protocol.ts';
import { givesProbabilities } from './probabilities.ts';

/** One part of the examples with its predictions; with several targets, each that is scored is a row of its own. */
export interface Judgement {
  readonly view: RunView;
  readonly judged: Judged;
  /** The index of the example in `RunView.points` for each row of `judged`. */
  readonly points: Uint32Array;
  /** The step of the network that made the predictions. */
  readonly step: number;
}

/**
 * Selects one part of the examples with its predictions, and the default threshold.
 * @param part index into PARTS
 * @returns null if the predictions belong to another network
 */
export function judge(view: RunView, { values, logOdds, step }: Predictions, part: number): Judgement | null {
  const { answer, layers, classes, boundary, positions, points: all } = view;
  const width = answer === 'labels' ? 1 : (layers.at(-1)?.units ?? 1);
  if (values.length !== all.labels.length * width) return null;
  const steps = all.labels.length / Math.max(1, all.count);
  const scored = scoredIn(all, steps, part);
  const points = scored.map((place) => Math.floor(place / steps));
  const judged = judgedAt(
    {
      answer,
      classes: classes.length,
      width,
      threshold: boundary,
      probabilities: givesProbabilities(view),
      targetScale: view.targetScale,
      positions: positions === null ? null : steps,
      labels: all.labels,
      values,
      logOdds,
    },
    scored,
  );
  return { view: answer === 'labels' ? eachLabel(view) : view, judged, points, step };
}

const eachLabels = new WeakMap<RunView, RunView>();

/** The view of a network for several labels in which each label of each example is an example of two classes. */
function eachLabel(view: RunView): RunView {
  const known = eachLabels.get(view) ?? { ...view, answer: 'side', classes: ['absent', 'present'] };
  eachLabels.set(view, known);
  return known;
}

/** The places of a part among the labels of all examples, without steps that are not scored. */
function scoredIn({ count, part: parts, labels }: RunView['points'], steps: number, part: number): Uint32Array {
  const places = new Uint32Array(labels.length);
  let length = 0;
  for (let place = 0; place < count * steps; place++) {
    if (parts[Math.floor(place / steps)] === part && !Number.isNaN(labels[place])) places[length++] = place;
  }
  return places.subarray(0, length);
}

/** The same with another threshold, which keeps the ranking of the scores. */
export function atThreshold(judgement: Judgement, threshold: number): Judgement {
  return { ...judgement, judged: { ...judgement.judged, threshold } };
}
