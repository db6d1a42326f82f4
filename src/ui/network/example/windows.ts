import type { LayerSpec } from '../../../experiment/index.ts';
import { imageSizeOf } from '../../../math/sample.ts';
import { fittedWindows, PIXEL, type Windows } from '../../../plots/example/windows.ts';
import type { RunView } from '../../../runtime/protocol.ts';

/**
 * How each layer of the network reads the image before it. A layer has windows of the size of its `kernel`, or of its
 * `size` if it pools, and larger ones if it convolves several times; any other that keeps the size of an image works on
 * each pixel.
 * @param layers the hidden layers of the experiment
 * @returns the windows of each layer of the view; null if each of its outputs depends on all of its input
 */
export function windowsOf(view: RunView, layers: readonly LayerSpec[]): readonly (Windows | null)[] {
  return view.layers.map(({ type }, layer) => {
    const input = imageSizeOf(view.layers[layer - 1]?.type ?? view.sample);
    const output = imageSizeOf(type);
    if (!input || !output) return null;
    const { kernel, size = kernel, stride = 1, dilation = 1 } = layers[layer]?.args ?? {};
    const times = view.parameters.filter((one) => one.layer === layer && one.shape.length === 4).length || 1;
    if (size !== undefined) return fittedWindows({ size: times * (size - 1) + 1, stride, dilation }, input, output);
    return input.height === output.height && input.width === output.width ? PIXEL : null;
  });
}
