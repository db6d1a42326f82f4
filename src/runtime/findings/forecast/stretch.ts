import type { PartData } from '../../../compiler/data.ts';
import type { Member } from '../../../compiler/replicas.ts';
import { layersLookingAhead } from '../../../experiment/causal.ts';
import { PARTS } from '../../../experiment/experiment.ts';
import { dataOf } from '../../../experiment/index.ts';
import { type Scale, UNSCALED, unscaled } from '../../../math/scale.ts';

/** Consecutive values of a time series, and the inputs from which a network predicts them. */
export interface Stretch {
  /** In the unit of the data. */
  readonly actual: Float32Array;
  /** The index of the first value that can be predicted. */
  readonly first: number;
  /** How many values before a predicted one its last input is. */
  readonly horizon: number;
  /** Inputs of the network, and the index of the value that its first output predicts; others predict the next ones. */
  readonly passes: readonly { readonly input: Float32Array; readonly first: number }[];
  /** The number of steps that the network reads. */
  readonly steps: number;
  /** The scale of the target as an input; null if it is none. */
  readonly inputScale: Scale | null;
  /** Whether there is an output at every step, so that a network needs not read all steps. */
  readonly perStep: boolean;
}

/** Why predictions cannot be fed back as inputs. */
export type NotFree = 'inputs' | 'horizon' | 'ahead' | 'target';

/** The most windows of a series in one stretch. */
const LONGEST = 400;

/** @param index of an example in `RunView.points` @returns null if the target is not a number of a series */
export function stretchOf(member: Member, index: number): Stretch | null {
  const { sequence, series } = dataOf(member.spec);
  if (member.data.answer !== 'number' || sequence === null) return null;
  if (series) return windowsOf(member, sequence.steps, series.horizon);
  return sequence.predicts === 'step' ? sequenceOf(member, index, sequence.steps) : null;
}

/** Why the network cannot continue a series from its own predictions; null if it can. */
export function whyNotFree({ spec, data }: Member): NotFree | null {
  const { series, sequence, target } = dataOf(spec);
  const steps = sequence?.steps ?? 0;
  if (data.features.length !== steps) return 'inputs';
  if (series) {
    if (series.horizon > 1) return 'horizon';
    return spec.features[0] === target.id ? null : 'target';
  }
  if (layersLookingAhead(spec).length > 0) return 'ahead';
  return isOneAhead(data.parts.train, steps, scaleOfInput({ spec, data }), data.targetScale) ? null : 'target';
}

/** A sequence with a target at every step. */
function sequenceOf(member: Member, index: number, steps: number): Stretch | null {
  const { data } = member;
  let [row, part] = [index, data.parts.train];
  for (const name of PARTS) {
    part = data.parts[name];
    if (row < part.count) break;
    row -= part.count;
  }
  if (row >= part.count) return null;
  const width = data.features.length;
  const input = Float32Array.from(part.x.data.subarray(row * width, (row + 1) * width));
  const targets = Array.from(part.labels.subarray(row * steps, (row + 1) * steps), (value) =>
    unscaled(value, data.targetScale),
  );
  const inputScale = scaleOfInput(member);
  const isOne = width === steps && isOneAhead(part, steps, inputScale, data.targetScale);
  // Targets that are the next inputs make one series with the first input.
  const before = isOne ? [unscaled(input[0] as number, inputScale)] : [];
  const actual = Float32Array.from([...before, ...targets]);
  const first = before.length;
  return { actual, first, horizon: 1, passes: [{ input, first }], steps, inputScale, perStep: true };
}

/** The longest run of windows that follow each other, in the validation part if it has any. */
function windowsOf({ spec, data }: Member, steps: number, horizon: number): Stretch | null {
  const name = data.parts.validation.count > 0 ? 'validation' : 'train';
  const { x, labels } = data.parts[name];
  const rows = data.preparation?.parts[name].rows ?? [];
  const [from, count] = longestRun(rows);
  if (count === 0) return null;
  const width = data.features.length;
  const perRow = width / steps;
  const { target } = dataOf(spec);
  const column = data.features.slice(0, perRow).findIndex((feature) => feature === `${target.id}_t1` || perRow === 1);
  const isInput = spec.features.includes(target.id) && column >= 0;
  const inputAt = (window: number) => Float32Array.from(x.data.subarray(window * width, (window + 1) * width));
  const inputScale = isInput ? (data.scales.get(data.features[column] ?? '') ?? UNSCALED) : null;
  // The values of the first window come before the first target, with a horizon above 1 after a gap.
  const known = isInput
    ? Array.from({ length: steps }, (_, step) =>
        unscaled(x.data[from * width + step * perRow + column] as number, inputScale ?? UNSCALED),
      )
    : [];
  const gap = isInput ? new Array<number>(horizon - 1).fill(Number.NaN) : [];
  const targets = Array.from({ length: count }, (_, index) =>
    unscaled(labels[from + index] as number, data.targetScale),
  );
  const first = known.length + gap.length;
  return {
    actual: Float32Array.from([...known, ...gap, ...targets]),
    first,
    horizon,
    passes: targets.map((_, index) => ({ input: inputAt(from + index), first: first + index })),
    steps,
    inputScale,
    perStep: false,
  };
}

/** The first index and the length of the longest run of consecutive numbers. */
function longestRun(rows: readonly number[]): readonly [from: number, count: number] {
  let best: [number, number] = [0, 0];
  let from = 0;
  rows.forEach((row, index) => {
    if (index > 0 && row !== (rows[index - 1] as number) + 1) from = index;
    if (index + 1 - from > best[1]) best = [from, index + 1 - from];
  });
  return [best[0], Math.min(LONGEST, best[1])];
}

function scaleOfInput({ data: { features, scales } }: Pick<Member, 'spec' | 'data'>): Scale {
  return scales.get(features[0] ?? '') ?? UNSCALED;
}

/** Whether the target at each step is the input at the next one. */
function isOneAhead({ count, x, labels }: PartData, steps: number, inputScale: Scale, targetScale: Scale): boolean {
  for (let row = 0; row < Math.min(count, 20); row++) {
    for (let step = 0; step + 1 < steps; step++) {
      const next = unscaled(x.data[row * steps + step + 1] as number, inputScale);
      const target = unscaled(labels[row * steps + step] as number, targetScale);
      if (Math.abs(next - target) > 1e-4 * Math.max(1, Math.abs(next))) return false;
    }
  }
  return true;
}
