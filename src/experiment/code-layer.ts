import { lengthOf, type SampleType } from '../math/sample.ts';
import { inputsOf } from './inputs.ts';
import { type Earlier, givenTo, inputType, outputOf, settledLayers, withLayer } from './layer-types.ts';
import { entryOf } from './lookup.ts';

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

/**
 * The hidden layer with the fewest numbers, the first of several. A layer that a later one bypasses, because it joins an
 * earlier output, is no code.
 * @returns null if there is no hidden layer
 */
export function codeLayer(spec: Layers): CodeLayer | null {
  const inputs = inputsOf(spec).length;
  const layers = settledLayers(spec);
  let types: Earlier = [inputType(spec)];
  const given = givenTo(spec);
  let found: CodeLayer | null = null;
  for (const [index, layer] of layers.entries()) {
    const type = outputOf(layer, types, given);
    if ('problem' in type) return found;
    types = withLayer(types, layer, type, given);
    const size = lengthOf(type);
    if (isBypassed(layers, index) || (found !== null && size >= found.size)) continue;
    found = { index, type, size, isNarrow: size < inputs };
  }
  return found;
}

function isBypassed(layers: Layers['layers'], index: number): boolean {
  return layers.slice(index + 1).some(({ id, args }) => {
    const from = entryOf('layers', id).joins?.(args);
    // 0 is the input.
    return from !== undefined && from <= index;
  });
}
