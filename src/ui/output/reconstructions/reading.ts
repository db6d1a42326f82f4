/** An example beside its reconstruction, in numbers. */
import { PARTS } from '../../../experiment/experiment.ts';
import { formatNumber } from '../../../math/format.ts';
import { UNSCALED, unscaled } from '../../../math/scale.ts';
import { featureText, labelOf } from '../../../plots/core/feature-parts.ts';
import type { Moves } from '../../../plots/output/draw-reconstructions.ts';
import type { Codes, RunView } from '../../../runtime/protocol.ts';
import type { RunStore } from '../../../store/run.ts';
import { targetText } from '../../network/example/prediction.ts';

/** The known values of one example and of its reconstruction, in words and in the units of the data. */
export interface ReconstructionReading {
  /** The part that contains the example: "train". */
  readonly part: string;
  readonly label: string;
  /** null until it is known, or if the example was not chosen among thousands. */
  readonly error: string | null;
  readonly features: readonly { readonly name: string; readonly input: string; readonly output: string | null }[];
}

/** More features would not fit beside the picture. */
const MOST_FEATURES = 5;

export function readReconstruction({ view, findings }: RunStore, point: number): ReconstructionReading | null {
  if (!view || point >= view.points.count) return null;
  const { features, points, scales } = view;
  const codes = movesOf(view, findings.codes) && findings.codes;
  const row = codes?.indices.indexOf(point) ?? -1;
  const output = row < 0 ? undefined : codes?.reconstructions?.outputs;
  const width = features.length;
  return {
    part: PARTS[points.part[point] as number] ?? '',
    label: targetText(view, points.labels[point] as number),
    error: row < 0 ? null : formatNumber(codes?.errors[row] as number),
    features: features.slice(0, MOST_FEATURES).map((name, column) => {
      const own = (value: number | undefined) =>
        value === undefined ? null : formatNumber(unscaled(value, scales.get(name) ?? UNSCALED));
      return {
        name: featureText(labelOf(view, name)),
        input: own(points.features[point * width + column]) ?? '',
        output: own(output?.[row * width + column]),
      };
    }),
  };
}

/** A reading as one sentence. */
export function reconstructionText({ part, label, error, features }: ReconstructionReading): string {
  return [
    `${part} example`,
    label,
    ...features.map(
      ({ name, input, output }) => `${name} ${input}${output === null ? '' : ` reconstructed ${output}`}`,
    ),
    error && `error ${error}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** The reconstructions on the plane; null until they are known. Right after an edit, they may be of another network. */
export function movesOf({ points, features }: RunView, codes: Codes | undefined): Moves | null {
  const { indices, reconstructions } = codes ?? {};
  if (!indices || !reconstructions || (indices.at(-1) ?? 0) >= points.count) return null;
  if (reconstructions.outputs.length !== indices.length * features.length) return null;
  return { indices, positions: reconstructions.positions };
}
