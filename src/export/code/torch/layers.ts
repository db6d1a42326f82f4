import type { layers as catalog } from '../../../catalog/layers/index.ts';
import { transposed } from '../../transposed.ts';
import { activations } from './activations.ts';
import type { Site, WriteLayer } from './site.ts';

/** The output of a layer with its activation. */
export function activated(x: string, site: Site): string {
  const { activation } = site.planned;
  return activation ? activations[activation.id as keyof typeof activations](x, activation.args, site) : x;
}

const dense: WriteLayer = (x, site) => {
  const { name, taken, layer } = site.planned;
  const inputs = taken.shape.at(-1) as number;
  const { units } = layer.args as { units: number };
  const linear = site.module(name, `nn.Linear(${inputs}, ${units})`);
  site.state({
    key: `${name}.weight`,
    shape: [units, inputs],
    of: [`${name}/weight`],
    arrange: (weight) => transposed(weight as Float32Array, [inputs, units]),
  });
  site.state({ key: `${name}.bias`, shape: [units], of: [`${name}/bias`] });
  return activated(`${linear}(${x})`, site);
};

/** Every layer of the catalog in PyTorch. */
export const layers = { dense } as unknown as Record<keyof typeof catalog, WriteLayer>;
