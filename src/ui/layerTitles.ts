import { defaultLayer, entryOf, type LayerSpec } from '../spec/index.ts';

const USUAL = defaultLayer().id;

/** What the hidden layers are called: "Hidden 1", and those of another kind after what they are, "Dropout 2". */
export function layerTitles(layers: readonly LayerSpec[]): readonly string[] {
  return layers.map(({ id }, index) => `${id === USUAL ? 'Hidden' : entryOf('layers', id).label} ${index + 1}`);
}
