import { PARTS, type Part } from '../experiment/experiment.ts';
import { divides, type ExperimentSpec, layerShapesOf, parameterCount } from '../experiment/index.ts';
import { unitCount } from '../math/sample.ts';
import { DIVERGED, type Measured } from './claim.ts';
import { scoreName } from './quantities.ts';

/** Scores by name: `loss`, and the metric of the run by its id. */
export type Scores = Readonly<Record<string, number>>;

/** The state of a run, as plain numbers. */
export interface Moment {
  readonly step: number;
  /** With fractions. */
  readonly epoch: number;
  /** A score is absent or NaN if it is not known, such as one on the test part where nobody has looked. */
  readonly scores: Readonly<Partial<Record<Part, Scores>>>;
  /** The number of evaluations on the test part so far. */
  readonly testLooks: number;
  readonly hasDiverged: boolean;
}

/** Everything that claims can be about, measured at a moment of a run. */
export function measure(spec: ExperimentSpec, { step, epoch, scores, testLooks, hasDiverged }: Moment): Measured {
  const { train, validation } = scores;
  return {
    ...Object.fromEntries(
      PARTS.flatMap((part) =>
        Object.entries(scores[part] ?? {}).map(([score, value]) => [scoreName(part, score), value]),
      ),
    ),
    gap: (validation?.loss ?? Number.NaN) - (train?.loss ?? Number.NaN),
    ...networkSize(spec),
    epochs: epoch,
    steps: step,
    test_looks: testLooks,
    [DIVERGED]: hasDiverged ? 1 : 0,
  };
}

/** The size of a network. A hidden layer counts if it has weights, and so do its units or channels. */
function networkSize(spec: ExperimentSpec): Measured {
  const shapes = layerShapesOf(spec);
  const hidden = shapes.slice(0, -1).filter(({ parameters }, index) => {
    const layer = spec.layers[index];
    return layer && !divides(layer) && parameters.some(({ role }) => role.kind === 'weight');
  });
  return {
    parameters: shapes.reduce((sum, layer) => sum + parameterCount(layer).count, 0),
    hidden_layers: hidden.length,
    hidden_units: hidden.reduce((sum, { output }) => sum + unitCount(output), 0),
  };
}
