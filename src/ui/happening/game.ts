import type { GameEvidence } from '../../catalog/diagnoses/evidence.ts';
import { type ExperimentSpec, entryOf } from '../../experiment/index.ts';
import { hasGenerator } from '../../experiment/two-networks.ts';
import { meanOf } from '../../math/mean.ts';
import type { Points } from '../../runtime/protocol.ts';
import type { RunStore } from '../../store/run.ts';

/** The information about a game that the findings need. */
export interface Game extends GameEvidence {
  readonly discriminatorLoss: number;
  readonly generatorLoss: number;
  /** See `LossDef`. */
  readonly equilibrium: { readonly discriminator: number; readonly generator: number | null };
  /** Whether the plane of the picture shows only a part of each example, so that coverage is that of this part. */
  readonly isInPicture: boolean;
  /** What the engine has found about generated examples; null until it has. */
  readonly generated: GeneratedSummary | null;
}

type GeneratedSummary = NonNullable<GameEvidence['generated']> & {
  /** See `Overlap`. */
  readonly divergence: number;
};

export function gameOf({ frame, view, findings }: RunStore, spec: ExperimentSpec): Game | null {
  const { game } = entryOf('losses', spec.loss.id);
  if (!game || !hasGenerator(spec)) return null;
  const { generated } = findings;
  const real = view && spreadsOf(view.points);
  return {
    discriminatorSteps: spec.discriminatorSteps,
    discriminatorLoss: frame?.values['train/loss'] ?? Number.NaN,
    generatorLoss: frame?.values['train/generatorLoss'] ?? Number.NaN,
    equilibrium: game.equilibrium,
    isProbability: spec.output.id === 'sigmoid',
    isInPicture: view !== null && view.features.length > 2,
    generated:
      generated && real
        ? {
            coverage: generated.coverage,
            precision: generated.precision,
            divergence: generated.divergence,
            judged: meanOf(generated.judged),
            pull: generated.pull * real.inputs,
            variety: spreadOf(generated.positions, 2) / real.positions,
          }
        : null,
  };
}

interface Spreads {
  readonly inputs: number;
  readonly positions: number;
}

const known = new WeakMap<Points, Spreads>();
const TRAIN = 0;

/** The spread of the training examples, over all inputs and in the picture. */
function spreadsOf(points: Points): Spreads {
  const found = known.get(points);
  if (found) return found;
  const isTrain = (row: number) => points.part[row] === TRAIN;
  const spreads = {
    inputs: spreadOf(points.features, points.features.length / points.count, isTrain),
    positions: spreadOf(points.positions, 2, isTrain),
  };
  known.set(points, spreads);
  return spreads;
}

/** The root of the mean squared distance of rows from their mean. @param rows [count, width] */
function spreadOf(rows: ArrayLike<number>, width: number, accepts: (row: number) => boolean = () => true): number {
  let [count, variance] = [0, 0];
  for (let column = 0; column < width; column++) {
    let [sum, squares] = [0, 0];
    count = 0;
    for (let row = 0; row * width < rows.length; row++) {
      if (!accepts(row)) continue;
      const value = rows[row * width + column] as number;
      count += 1;
      sum += value;
      squares += value ** 2;
    }
    variance += squares / count - (sum / count) ** 2;
  }
  return Math.sqrt(Math.max(0, variance));
}
