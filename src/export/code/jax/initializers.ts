import { gainOf } from '../../../catalog/initializers/gain.ts';
import type { initializers as catalog } from '../../../catalog/initializers/index.ts';
import type { Drawn } from '../../../compiler/parameter.ts';
import type { Shape } from '../../../math/shape.ts';
import { number, type Script, tuple } from '../script.ts';
import { definition, invocation } from './python.ts';

type DrawnSite = Drawn['site'];
type Args = Readonly<Record<string, number>>;

/** Writes an initializer: a function of a key and a shape; or the number that every element is. */
type WriteInitializer = (site: DrawnSite, args: Args, script: Script) => string | number;

/** Initializers of JAX by the scale and the mode of their variance. */
const UNIFORM: Readonly<Record<string, string>> = {
  '1 fan_avg': 'glorot_uniform',
  '2 fan_in': 'he_uniform',
  '1 fan_in': 'lecun_uniform',
};

const variance = (
  mode: 'fan_in' | 'fan_avg',
  distribution: 'uniform' | 'normal',
  scaleOf: (site: DrawnSite, args: Args) => number,
): WriteInitializer => {
  return (site, args, script) => {
    const scale = scaleOf(site, args);
    const axes = usualAxes(site);
    if (axes === null) {
      const fan = mode === 'fan_in' ? site.fanIn : (site.fanIn + site.fanOut) / 2;
      const deviation = Math.sqrt(scale / fan);
      return distribution === 'normal' ? normal(deviation) : uniform(Math.sqrt(3) * deviation, script);
    }
    const known = distribution === 'uniform' ? UNIFORM[`${rounded(scale)} ${mode}`] : undefined;
    if (known) return invocation(`jax.nn.initializers.${known}`, [], axes);
    const scaling = [rounded(scale), `"${mode}"`, `"${distribution}"`];
    return invocation('jax.nn.initializers.variance_scaling', scaling, axes);
  };
};

const gain = (site: DrawnSite, args: Args, usual = 1) => gainOf(site, args.gain ?? 0, usual) ** 2;

/** Every initializer of the catalog in JAX. Those of JAX with "normal" in their names cut the distribution off. */
export const initializers = {
  zeros: () => 0,
  constant: (_site, { value = 0 }) => value,
  uniform: (_site, { range = 0 }, script) => uniform(range, script),
  normal: (_site, { sd = 0 }) => normal(sd),
  xavier_uniform: variance('fan_avg', 'uniform', (site, args) => gain(site, args)),
  xavier_normal: variance('fan_avg', 'normal', (site, args) => gain(site, args)),
  he_uniform: variance('fan_in', 'uniform', (site, args) => gain(site, args, Math.SQRT2)),
  he_normal: variance('fan_in', 'normal', (site, args) => gain(site, args, Math.SQRT2)),
  lecun_uniform: variance('fan_in', 'uniform', () => 1),
  lecun_normal: variance('fan_in', 'normal', () => 1),
  orthogonal: (site, args) =>
    invocation('jax.nn.initializers.orthogonal', [], { scale: rounded(Math.sqrt(gain(site, args))) }),
} satisfies Record<keyof typeof catalog, WriteInitializer>;

function normal(deviation: number): string {
  return invocation('jax.nn.initializers.normal', [], { stddev: rounded(deviation) });
}

function uniform(limit: number, script: Script): string {
  const name = script.helper(
    'uniform',
    definition('uniform(limit)', 'Between −limit and limit; jax.nn.initializers.uniform begins at 0.', [
      'return lambda key, shape: jax.random.uniform(key, shape, minval=-limit, maxval=limit)',
    ]),
  );
  return invocation(name, [rounded(limit)]);
}

/** A number with as many digits as a float32 can use. */
function rounded(value: number): string {
  return number(Number(value.toPrecision(9)));
}

/**
 * The axes of inputs and outputs with which JAX finds the fans of a tensor, as arguments that are left out if they are the
 * default; null if it would find others.
 */
function usualAxes({ shape, fanIn, fanOut }: DrawnSite): Readonly<Record<string, number>> | null {
  const size = shape.reduce((product, length) => product * length, 1);
  const finds = (inputs: number, outputs: number) => {
    const [i, o] = [shape.at(inputs) as number, shape.at(outputs) as number];
    return fanIn === size / o && fanOut === size / i;
  };
  if (shape.length < 2) return null;
  if (finds(-2, -1)) return {};
  return shape.length > 2 && finds(1, 0) ? { in_axis: 1, out_axis: 0 } : null;
}

/** A drawn tensor, and how many keys it needs. Each key is the expression `next(keys)`. */
export function drawnTensor(
  { by, site, blocks, added }: Drawn,
  script: Script,
): { readonly value: string; readonly keys: number } {
  const write: WriteInitializer = initializers[by.id as keyof typeof initializers];
  const initializer = write(site, by.args, script);
  if (typeof initializer === 'number') return { value: withAdded(filled(initializer, site.shape), added), keys: 0 };
  const one = `${initializer}(next(keys), ${tuple(site.shape)})`;
  const value = blocks === 1 ? one : `jnp.concatenate([${one} for _ in range(${blocks})], axis=-1)`;
  return { value: withAdded(value, added), keys: blocks };
}

/** A tensor with the same number everywhere. */
export function filled(value: number, shape: Shape): string {
  const size = shape.length === 1 ? String(shape[0]) : tuple(shape);
  if (value === 0 || value === 1) return `jnp.${value === 0 ? 'zeros' : 'ones'}(${size})`;
  return `jnp.full(${size}, ${Number.isInteger(value) ? value.toFixed(1) : number(value)})`;
}

/** Adds a number to some consecutive elements, as the bias of a forget gate needs it. */
function withAdded(tensor: string, added: Drawn['added']): string {
  const first = added?.findIndex((value) => value !== 0) ?? -1;
  if (!added || first < 0) return tensor;
  const value = added[first] as number;
  return `${tensor}.at[${first}:${added.lastIndexOf(value) + 1}].add(${number(value)})`;
}
