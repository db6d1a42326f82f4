/** The two networks of a game in one list of layers: a generator, then the discriminator. */
import type { LayerDef } from '../catalog/layers/definition.ts';
import type { Call } from './experiment.ts';
import { entryOf } from './lookup.ts';

/** The networks that play against each other. */
export type PlayerId = 'discriminator' | 'generator';

/** The index of the layer at which a generator ends and its discriminator begins; null if there is none. */
export function dividerOf(layers: readonly Pick<Call, 'id'>[]): number | null {
  const index = layers.findIndex(divides);
  return index < 0 ? null : index;
}

/** The player that a layer belongs to; null in a usual network. */
export function playerOf(layers: readonly Pick<Call, 'id'>[], index: number): PlayerId | null {
  const divider = dividerOf(layers);
  if (divider === null) return null;
  return index <= divider ? 'generator' : 'discriminator';
}

/** Whether a network has a generator. */
export function hasGenerator({ layers }: { readonly layers: readonly Pick<Call, 'id'>[] }): boolean {
  return dividerOf(layers) !== null;
}

/** Whether a layer is the end of a generator. */
export function divides({ id }: Pick<Call, 'id'>): boolean {
  return (entryOf('layers', id) as LayerDef).divides === true;
}

/** The number of random numbers from which a generator makes an example; 0 if there is no generator. */
export function noiseOf(layers: readonly Call[]): number {
  return layers.find(divides)?.args.noise ?? 0;
}
