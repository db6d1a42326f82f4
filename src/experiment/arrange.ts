/** Which layer is which after layers have been added, removed or moved. */
import { type Reconciled, reconcileInto } from './edit.ts';
import type { ExperimentSpec, LayerSpec, Pin, Start } from './experiment.ts';
import { renumbered } from './fields/layer-type-fit.ts';
import { keysOf } from './layer-keys.ts';
import { Notices, quote } from './notices.ts';
import { parametersOf } from './parameters.ts';
import { layerName, nameIn } from './places.ts';
import { pinName } from './write.ts';

/**
 * The experiment with other hidden layers. Pins and the sweep follow the layers that remain, which may have other names
 * at their new positions.
 * @param layers those of the experiment, `keyed`, in any order, without some of them or with new ones; a layer without
 *   a key, or with that of a layer before it, is new
 * @param newKey returns a key that no layer has had
 */
export function withLayers(spec: ExperimentSpec, layers: readonly LayerSpec[], newKey: () => string): Reconciled {
  const notices = new Notices();
  const after = rejoined(spec.layers, unique(layers, newKey));
  const names = namesAfter(spec.layers, after);
  const { sweep } = spec;
  const of = sweep && nameIn(names, sweep.of);
  if (sweep && of === null) {
    notices.add('sweep', `${quote(sweep.of)} is gone with its layer; using copies that differ in their seed instead.`);
  }
  const start = startAfter(spec.start, names);
  const arranged = { ...spec, layers: after, pins: [], start, sweep: sweep && of !== null ? { ...sweep, of } : null };
  const fitted = reconcileInto(notices, arranged, 'loss');
  const pins = pinsAfter(notices, spec, fitted, names);
  return { spec: { ...fitted, pins }, notices: notices.list() };
}

/**
 * The layers of a text with the keys of the present layers, if they are of the same kinds in the same order. A text with
 * other layers describes another network, so all of its layers are new.
 * @param newKey returns a key that no layer has had
 */
export function recognized(
  layers: readonly LayerSpec[],
  present: readonly LayerSpec[],
  newKey: () => string,
): readonly LayerSpec[] {
  const kinds = (list: readonly LayerSpec[]) => list.map(({ id }) => id).join();
  const keys = kinds(layers) === kinds(present) ? keysOf(present) : layers.map(newKey);
  return layers.map((layer, index) => ({ ...layer, key: keys[index] as string }));
}

function unique(layers: readonly LayerSpec[], newKey: () => string): readonly LayerSpec[] {
  const known = new Set<string>();
  return layers.map((layer) => {
    const key = layer.key === undefined || known.has(layer.key) ? newKey() : layer.key;
    known.add(key);
    return { ...layer, key };
  });
}

/** Layers that join an earlier one, with its number after the arrangement; that of the layer before them if it is gone. */
function rejoined(before: readonly LayerSpec[], after: readonly LayerSpec[]): readonly LayerSpec[] {
  const keys = { before: keysOf(before), after: keysOf(after) };
  return after.map((layer, index) => {
    if (!keys.before.includes(keys.after[index] as string)) return layer;
    const numbers = keys.before.map((key) => keys.after.indexOf(key) + 1);
    return renumbered(layer, [0, ...numbers.map((number) => (number === 0 || number > index ? index : number))]);
  });
}

/** The new name of every layer, by its old one; null if it is gone. */
function namesAfter(before: readonly LayerSpec[], after: readonly LayerSpec[]): ReadonlyMap<string, string | null> {
  const keys = keysOf(after);
  return new Map(
    keysOf(before).map((key, index) => {
      const place = keys.indexOf(key);
      return [layerName(before, index), place < 0 ? null : layerName(after, place)];
    }),
  );
}

/** The starting values of the parameters that remain, by their new names. */
function startAfter({ whole, elements }: Start, names: ReadonlyMap<string, string | null>): Start {
  const renamed = <T extends Pick<Pin, 'parameter'>>(list: readonly T[]) =>
    list.flatMap((one) => {
      const parameter = nameIn(names, one.parameter);
      if (parameter === null) return [];
      return parameter === one.parameter ? one : { ...one, parameter };
    });
  return { whole: renamed(whole), elements: renamed(elements) };
}

/** The pins of the experiment in an arranged one: those whose parameter has the same shape there. */
function pinsAfter(
  notices: Notices,
  spec: ExperimentSpec,
  arranged: ExperimentSpec,
  names: ReadonlyMap<string, string | null>,
): readonly Pin[] {
  if (spec.pins.length === 0) return [];
  const [before, after] = [parametersOf(spec), parametersOf(arranged)];
  const rank = (pin: Pin) => after.findIndex(({ name }) => name === pin.parameter);
  return spec.pins
    .flatMap((pin) => {
      const parameter = nameIn(names, pin.parameter);
      if (parameter === null) return [];
      const was = before.find(({ name }) => name === pin.parameter);
      const now = after.find(({ name }) => name === parameter);
      if (was?.shape.join() === now?.shape.join()) return [{ ...pin, parameter }];
      notices.add(
        'pin',
        `element ${pin.index} of ${pinName(pin.parameter)} is no longer pinned, because the shape of that parameter has changed.`,
      );
      return [];
    })
    .sort((a, b) => rank(a) - rank(b) || a.index - b.index);
}
