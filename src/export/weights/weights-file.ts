import type { State } from '../../compiler/compiled.ts';
import { type ExperimentSpec, print } from '../../experiment/index.ts';
import { parametersOf } from '../../experiment/parameters.ts';
import type { Shape } from '../../math/shape.ts';
import type { ArrayFile } from '../arrays.ts';
import { scoreName } from '../score-name.ts';

/** The moment of a run at which its weights are saved. */
export interface SavedMoment {
  readonly spec: ExperimentSpec;
  /** Of one replica. */
  readonly state: State;
  readonly step: number;
  /** Losses and metrics by their names, such as `train/loss`. */
  readonly scores: ReadonlyMap<string, number>;
  /** The id of the metric among them, such as `accuracy`. */
  readonly metric: string;
  /** The memory of layers, such as running means, which is saved beside the parameters. */
  readonly memory?: readonly { readonly name: string; readonly shape: Shape }[];
}

/** The weights of a network, with the experiment and what it has reached. Their names are those of Nabla: `dense1/weight`. */
export function weightsFile({ spec, state, step, scores, metric, memory = [] }: SavedMoment): ArrayFile {
  const arrays = [...parametersOf(spec), ...memory].map(({ name, shape }) => {
    const data = state.get(name);
    if (data === undefined) throw new Error(`the state has no ${name}`);
    return { name, shape, data };
  });
  const finite = [...scores].filter(([, score]) => Number.isFinite(score));
  return {
    arrays,
    metadata: {
      layout: 'nabla',
      experiment: print(spec),
      step: String(step),
      ...Object.fromEntries(finite.map(([name, score]) => [scoreName(name, metric), String(score)])),
    },
  };
}

/** The same with `dense1.weight` in place of `dense1/weight`, by which viewers group the tensors of a layer. */
export function withDots({ arrays, metadata }: ArrayFile): ArrayFile {
  return { arrays: arrays.map((array) => ({ ...array, name: array.name.replaceAll('/', '.') })), metadata };
}
