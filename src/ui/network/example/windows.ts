import { entryOf, type LayerSpec } from '../../../experiment/index.ts';
import { imageSizeOf } from '../../../math/sample.ts';
import { sourceLayer } from '../../../plots/core/source-layer.ts';
import { fittedWindows, PIXEL, type Windows } from '../../../plots/example/windows.ts';
import type { RunView } from '../../../runtime/protocol.ts';

/**
 * How each layer of the network reads the image before it.
 * @param layers the hidden layers of the experiment
 * @returns the windows of each layer of the view; null if each of its outputs depends on all of its input
 */
export function windowsOf(view: RunView, layers: readonly LayerSpec[]): readonly (Windows | null)[] {
  return view.layers.map(({ type }, layer) => {
    const input = imageSizeOf(view.layers[sourceLayer(view, layer)]?.type ?? view.sample);
    const output = imageSizeOf(type);
    if (!input || !output) return null;
    const { id, args = {} } = layers[layer] ?? {};
    const window = id && entryOf('layers', id).window?.(args);
    if (window) return fittedWindows(window, input, output);
    return input.height === output.height && input.width === output.width ? PIXEL : null;
  });
}
