import { lengthOf, type SampleType } from '../math/sample.ts';
import type { ExperimentSpec } from './experiment.ts';
import { inputsOf } from './inputs.ts';
import { inputType, outputOf, settledLayers } from './layer-types.ts';

/** The hidden layer whose output is the code of an autoencoder. */
export interface CodeLayer {
  /** 0 for the first hidden layer. */
  readonly index: number;
  /** What a code is. */
  readonly type: SampleType;
  /** The numbers of a code. */
  readonly size: number;
  /** Whether a code has fewer numbers than an input, so that not everything passes through it. */
  readonly isNarrow: boolean;
}

type Layers = Parameters<typeof settledLayers>[0];

/** The hidden layer with the fewest numbers, the first of several; null if there is no hidden layer. */
export function codeLayer(spec: Layers & Pick<ExperimentSpec, 'layers'>): CodeLayer | null {
  const inputs = inputsOf(spec).length;
  let type = inputType(spec);
  let found: CodeLayer | null = null;
  for (const [index, layer] of settledLayers(spec).entries()) {
    const output = outputOf(layer, type);
    if ('problem' in output) return found;
    type = output;
    const size = lengthOf(type);
    if (found === null || size < found.size) found = { index, type, size, isNarrow: size < inputs };
  }
  return found;
}
