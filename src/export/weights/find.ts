/** Arrays of a file by their names, whatever separates the parts of these. */
import type { ParameterShape } from '../../experiment/parameters.ts';
import { sameShape } from '../../math/shape.ts';
import type { NamedArray } from '../arrays.ts';
import type { PlannedLayer } from '../code/plan.ts';
import { type Place, placesOf } from './layouts.ts';

/** A parameter of the network with its places in the files of frameworks. */
export interface Wanted {
  readonly layer: string;
  readonly parameter: ParameterShape;
  readonly places: readonly Place[];
}

/** A place whose arrays the file has, by their names. */
export interface Found {
  readonly place: Place;
  readonly arrays: readonly NamedArray[];
  /** Whether they have the shapes of the place. */
  readonly fits: boolean;
}

/** The name before those of the tensors of each layer in a file; layers that are not listed have theirs. */
export type Prefixes = ReadonlyMap<string, string>;

export function wantedBy(layers: readonly PlannedLayer[]): readonly Wanted[] {
  return layers.flatMap((planned) =>
    planned.parameters.map((parameter) => ({
      layer: planned.name,
      parameter,
      places: placesOf(planned, parameter),
    })),
  );
}

/** The arrays of a file, to be found by name. */
export class Index {
  readonly #byName = new Map<string, NamedArray>();
  /** Their names with dots between the parts, in the order of the file. */
  readonly names: readonly string[];

  constructor(arrays: readonly NamedArray[]) {
    for (const array of arrays) {
      const name = dotted(array.name);
      if (!this.#byName.has(name)) this.#byName.set(name, array);
    }
    this.names = [...this.#byName.keys()];
  }

  get(name: string): NamedArray | undefined {
    return this.#byName.get(name);
  }

  /** The places of a parameter whose arrays are there. */
  placesOf({ layer, places }: Wanted, prefixes: Prefixes): readonly Found[] {
    return places.flatMap((place) => {
      const arrays = place.sources.map(({ names }) => this.#oneOf(names, layer, prefixes.get(layer)));
      if (!arrays.every((array) => array !== undefined)) return [];
      const fits = arrays.every((array, index) => sameShape(array.shape, place.sources[index]?.shape ?? []));
      return [{ place, arrays, fits }];
    });
  }

  /** @param prefix exactly this, in place of the name of the layer, which others may precede */
  #oneOf(names: readonly string[], layer: string, prefix: string | undefined): NamedArray | undefined {
    for (const name of names) {
      const whole = joinedName(prefix ?? layer, name);
      const found = this.get(whole) ?? (prefix === undefined ? this.#endingIn(`.${whole}`) : undefined);
      if (found) return found;
    }
    return undefined;
  }

  /** The array with the shortest name that ends so: `model.dense1.weight` rather than that of an optimizer's memory. */
  #endingIn(end: string): NamedArray | undefined {
    const names = this.names.filter((name) => name.endsWith(end));
    const [shortest] = names.sort((a, b) => a.length - b.length);
    return shortest === undefined ? undefined : this.get(shortest);
  }
}

/** `dense1.weight` for `dense1/weight` and for TensorFlow's `dense1/weight:0`. */
function dotted(name: string): string {
  return name.replace(/:\d+$/, '').replaceAll('/', '.');
}

function joinedName(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}${name.startsWith('_') ? '' : '.'}${name}`;
}

/**
 * The names that layers have in a file that names none of them, such as `0`, `2` and `4` of a `Sequential`: as many
 * groups of arrays as layers, which fit them one after the other, in the order of the file or sorted; null if there are
 * none.
 */
export function prefixesInOrder(wanted: readonly Wanted[], index: Index): Prefixes | null {
  const layers = [...new Set(wanted.map(({ layer }) => layer))];
  const known = new Set(
    wanted.flatMap(({ places }) => places.flatMap((place) => place.sources.flatMap((one) => one.names))),
  );
  const found = new Set(index.names.flatMap((name) => prefixOf(name, known) ?? []));
  if (found.size !== layers.length) return null;
  const sorted = [...found].sort(new Intl.Collator('en', { numeric: true }).compare);
  for (const order of [[...found], sorted]) {
    const prefixes = new Map(layers.map((layer, place) => [layer, order[place] as string]));
    if (wanted.every((one) => index.placesOf(one, prefixes).some(({ fits }) => fits))) return prefixes;
  }
  return null;
}

/** What precedes the longest known name at the end of a name; undefined if there is no known one. */
function prefixOf(name: string, known: ReadonlySet<string>): string | undefined {
  const parts = name.split('.');
  const start = parts.findIndex((_, place) => known.has(parts.slice(place).join('.')));
  return start < 0 ? undefined : parts.slice(0, start).join('.');
}
