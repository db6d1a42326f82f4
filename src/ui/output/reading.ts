import { formatNumber } from '../../math/format.ts';
import { UNSCALED, unscaled } from '../../math/scale.ts';
import { featureText, labelOf } from '../../plots/core/feature-parts.ts';
import { fits } from '../../plots/core/heatmap.ts';
import { mapValueAt } from '../../plots/output/points.ts';
import type { RunView } from '../../runtime/protocol.ts';
import type { RunStore } from '../../store/run.ts';
import { sideOf } from '../network/example/side.ts';

/** The known values of one example, in words and in the units of the data. */
export interface Reading {
  /** The part that contains the example: "train". */
  readonly part: string;
  readonly features: readonly { readonly name: string; readonly value: string }[];
  readonly target: string;
  /** Null until the engine has reported it. */
  readonly prediction: string | null;
  /** For a regression: prediction − target. */
  readonly residual: string | null;
  readonly loss: string | null;
}

/** Further features would not be helpful. */
const MOST_FEATURES = 6;

const PARTS = ['train', 'validation', 'test'];

/**
 * Reads an example from the run: the prediction of the engine, or the nearest value of the output's map.
 * @param planar whether the map includes all features
 * @param threshold the output at which the predicted class changes; null for the default
 */
export function readPoint(
  store: RunStore,
  point: number,
  planar: boolean,
  threshold: number | null = null,
): Reading | null {
  const { view } = store;
  const { predictions } = store.findings;
  if (!view || point >= view.points.count) return null;
  const { features, points, classes, answer, scales, targetScale } = view;
  const label = points.labels[point] as number;
  const raw = answer === 'input' ? null : outputsOf(store, point, planar);
  const own = (value: number) => (answer === 'number' ? unscaled(value, targetScale) : value);
  const outputs = raw?.map(own) ?? null;
  return {
    part: PARTS[points.part[point] as number] ?? '',
    features: features.map((name, column) => ({
      name: featureText(labelOf(view, name)),
      value: formatNumber(
        unscaled(points.features[point * features.length + column] as number, scales.get(name) ?? UNSCALED),
      ),
    })),
    target: classes.length === 0 ? formatNumber(unscaled(label, targetScale)) : (classes[label] ?? formatNumber(label)),
    prediction: outputs && predictionText(view, outputs, threshold ?? view.boundary),
    residual: outputs && answer === 'number' ? signed((outputs[0] as number) - own(label)) : null,
    loss: predictions?.losses.length === points.count ? formatNumber(predictions.losses[point] as number) : null,
  };
}

/** A reading as one sentence. */
export function readingText({ part, features, target, prediction, residual, loss }: Reading): string {
  return [
    `${part} example`,
    ...features.slice(0, MOST_FEATURES).map(({ name, value }) => `${name} ${value}`),
    features.length > MOST_FEATURES && `${features.length - MOST_FEATURES} more`,
    `target ${target}`,
    prediction && `prediction ${prediction}`,
    residual && `residual ${residual}`,
    loss && `loss ${loss}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function outputsOf({ view, frame, findings }: RunStore, point: number, planar: boolean): readonly number[] | null {
  if (!view) return null;
  const { predictions } = findings;
  const outputs = view.layers.at(-1)?.units ?? 1;
  const of = (read: (unit: number) => number) => Array.from({ length: outputs }, (_, unit) => read(unit));
  if (predictions?.values.length === view.points.count * outputs) {
    return of((unit) => predictions.values[point * outputs + unit] as number);
  }
  return planar && fits(view, frame) ? of((unit) => mapValueAt(view, frame, point, unit)) : null;
}

function predictionText(view: RunView, outputs: readonly number[], threshold: number): string {
  const { answer, classes } = view;
  const [first = Number.NaN] = outputs;
  if (answer === 'number') return formatNumber(first);
  if (answer === 'side') {
    const { label, score } = sideOf(view, first, threshold);
    return `${formatNumber(score)} · ${classes[label] ?? ''}`;
  }
  const best = outputs.reduce((most, value, unit) => (value > (outputs[most] as number) ? unit : most), 0);
  return `${formatNumber(outputs[best] as number)} · ${classes[best] ?? best}`;
}

function signed(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value);
}
