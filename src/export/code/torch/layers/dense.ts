import { flatSample, lengthOf } from '../../../../math/sample.ts';
import { activated } from '../activations.ts';
import { linear, type Site, type WriteLayer } from '../site.ts';

const inputsOf = ({ planned }: Site) => planned.taken.shape.at(-1) as number;

/** A dense layer. */
export const dense: WriteLayer = (x, site) => {
  const layer = linear(site, [inputsOf(site), site.planned.layer.args.units as number]);
  return activated(formed(`${layer}(${x})`, site), site);
};

/** x plus two linear maps with an activation between them. */
export const residual: WriteLayer = (x, site) => {
  const width = inputsOf(site);
  const { name, layer, everyStep, output } = site.planned;
  const { units } = layer.args as { units: number };
  const first = linear(site, [width, units], { name: `${name}_inner`, weight: 'weight1', bias: 'bias1' });
  const second = linear(site, [units, width], { name: `${name}_outer`, weight: 'weight2', bias: 'bias2' });
  const inner = everyStep ? { ...output, shape: [...output.shape.slice(0, -1), units] } : flatSample(units);
  return `${x} + ${second}(${activated(`${first}(${x})`, site, inner)})`;
};

/** The last layer of a generator: as many outputs as an example has numbers. */
export const generate: WriteLayer = (x, site) => {
  const layer = linear(site, [inputsOf(site), lengthOf(site.planned.output)]);
  return activated(formed(`${layer}(${x})`, site), site);
};

/** The last layer of a policy: the scores of the actions. */
export const policy: WriteLayer = (x, site) => `${linear(site, [inputsOf(site), lengthOf(site.planned.output)])}(${x})`;

/** Numbers in the shape of the output of the layer, unless rows are wanted. */
function formed(x: string, { asRows, planned: { output, everyStep } }: Site): string {
  return !asRows && output.shape.length > 1 && !everyStep ? `${x}.unflatten(1, (${output.shape.join(', ')}))` : x;
}
