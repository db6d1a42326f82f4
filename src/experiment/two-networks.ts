/** Two networks in one list of layers: a generator, then its discriminator; or a policy, then the value of states. */
import type { LayerDef } from '../catalog/layers/definition.ts';
import type { Call } from './experiment.ts';
import { entryOf } from './lookup.ts';

/** The networks that play against each other. */
export type PlayerId = 'discriminator' | 'generator';

/** The networks that share a list of layers. */
export type NetworkId = PlayerId | 'policy' | 'value';

type Layers = readonly Pick<Call, 'id'>[];

/** The index of the layer at which the first of two networks ends; null if there is only one. */
export function dividerOf(layers: Layers): number | null {
  const index = layers.findIndex(divides);
  return index < 0 ? null : index;
}

/** The network that a layer belongs to; null if there is only one. */
export function networkOf(layers: Layers, index: number): NetworkId | null {
  const divider = dividerOf(layers);
  if (divider === null) return null;
  const first = dividedBy(layers[divider] as Call) as 'generator' | 'policy';
  return index <= divider ? first : SECOND[first];
}

const SECOND = { generator: 'discriminator', policy: 'value' } as const;

/** The player that a layer belongs to; null without a game. */
export function playerOf(layers: Layers, index: number): PlayerId | null {
  const network = networkOf(layers, index);
  return network === 'policy' || network === 'value' ? null : network;
}

/** Whether a network has a generator. */
export function hasGenerator({ layers }: { readonly layers: Layers }): boolean {
  return networkOf(layers, 0) === 'generator';
}

/** Whether a network for the value of states comes after that of the policy. */
export function hasCritic({ layers }: { readonly layers: Layers }): boolean {
  return networkOf(layers, 0) === 'policy';
}

/** The index of the first layer that starts again from the observation; null if none does. */
export function criticStart({ layers }: { readonly layers: Layers }): number | null {
  return hasCritic({ layers }) ? (dividerOf(layers) as number) + 1 : null;
}

/** Whether a layer is the end of the first of two networks. */
export function divides(layer: Pick<Call, 'id'>): boolean {
  return dividedBy(layer) !== null;
}

/** The network that a layer is the end of; null if it is none. */
export function dividedBy({ id }: Pick<Call, 'id'>): 'generator' | 'policy' | null {
  return (entryOf('layers', id) as LayerDef).divides ?? null;
}

/** The number of random numbers from which a generator makes an example; 0 if there is no generator. */
export function noiseOf(layers: readonly Call[]): number {
  return layers.find(divides)?.args.noise ?? 0;
}
