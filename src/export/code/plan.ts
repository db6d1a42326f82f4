import type { Call, LayerSpec } from '../../experiment/experiment.ts';
import { type ExperimentSpec, entryOf, layerShapesOf, outputCount } from '../../experiment/index.ts';
import { settledLayers, takenBy, worksStepByStep } from '../../experiment/layer-types.ts';
import { outputSite } from '../../experiment/network.ts';
import type { ParameterShape } from '../../experiment/parameters.ts';
import { flatSample, lengthOf, type SampleType } from '../../math/sample.ts';

/** A layer as it is written in code. */
export interface PlannedLayer {
  /** `dense1`, `output`. */
  readonly name: string;
  /** Its id and its arguments, in which no option is "auto". */
  readonly layer: LayerSpec;
  /** Its activation; null if it has none. */
  readonly activation: Call | null;
  /** An example as the layer before it leaves it. */
  readonly received: SampleType;
  /** The same as the layer takes it: some flatten an image, or take a step of a sequence as an example. */
  readonly taken: SampleType;
  /** Whether it treats each step of a sequence as an example, as layers of frameworks do that work on the last axis. */
  readonly everyStep: boolean;
  /** An example at its output. */
  readonly output: SampleType;
  readonly parameters: readonly ParameterShape[];
}

/** The layers of an experiment as they are written in code: the hidden ones, then the output. */
export function planLayers(spec: ExperimentSpec): readonly PlannedLayer[] {
  const hidden = settledLayers(spec);
  return layerShapesOf(spec).map(({ name, input, output, parameters }, index) => {
    const site = index < hidden.length ? null : outputSite(spec, outputCount(spec), input);
    const layer = site?.layer ?? (hidden[index] as LayerSpec);
    const received = site?.whole ? flatSample(lengthOf(input)) : input;
    const { activation, choices } = entryOf('layers', layer.id) as { activation?: string; choices: readonly string[] };
    const only = activation !== undefined && !choices.includes('activation') ? { id: activation, args: {} } : null;
    return {
      name,
      layer,
      activation: layer.activation ?? only,
      received: input,
      taken: takenBy(layer, received),
      everyStep: worksStepByStep(layer, received),
      output,
      parameters,
    };
  });
}
