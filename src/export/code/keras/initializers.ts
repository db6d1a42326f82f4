import type { Fans } from '../../../catalog/initializers/definition.ts';
import type { initializers as catalog } from '../../../catalog/initializers/index.ts';
import { type Call, entryOf } from '../../../experiment/index.ts';
import { type Shape, sizeOf } from '../../../math/shape.ts';
import { float, invoked } from './python.ts';
import type { Site } from './site.ts';

/** What an initializer draws. */
interface Drawn {
  readonly fans: Fans;
  /** The gain of the activation after the weight. */
  readonly gain: number;
  /** Whether Keras finds the same fans in the shape of its weight. */
  readonly usual: boolean;
}

type WriteInitializer = (args: Readonly<Record<string, number>>, drawn: Drawn) => string;

const uniform = (limit: number) =>
  invoked('keras.initializers.RandomUniform', [], { minval: float(-limit), maxval: float(limit) });
const normal = (sd: number) => invoked('keras.initializers.RandomNormal', [], { mean: float(0), stddev: float(sd) });

/** An initializer that scales with the fans: by the name that Keras has for it, or with its numbers. */
function scaling(name: string | null, mode: 'fan_in' | 'fan_avg', usualGain: number): WriteInitializer {
  const distribution = name === null ? 'untruncated_normal' : 'uniform';
  return ({ gain: choice }, { fans, gain, usual }) => {
    const factor = choice === 1 ? gain : usualGain;
    if (name !== null && usual && factor === usualGain) return `"${name}"`;
    const scale = factor ** 2;
    if (usual) {
      return invoked('keras.initializers.VarianceScaling', [], {
        scale: float(scale),
        mode: `"${mode}"`,
        distribution: `"${distribution}"`,
      });
    }
    const count = mode === 'fan_in' ? fans.fanIn : (fans.fanIn + fans.fanOut) / 2;
    const sd = Math.sqrt(scale / count);
    return name === null ? normal(sd) : uniform(Math.sqrt(3) * sd);
  };
}

/** Every initializer of the catalog in Keras. Its normal ones are not truncated, as those of Keras would be by name. */
const initializers = {
  zeros: () => '"zeros"',
  constant: ({ value }) => `keras.initializers.Constant(${float(value as number)})`,
  uniform: ({ range }) => uniform(range as number),
  normal: ({ sd }) => normal(sd as number),
  xavier_uniform: scaling('glorot_uniform', 'fan_avg', 1),
  xavier_normal: scaling(null, 'fan_avg', 1),
  he_uniform: scaling('he_uniform', 'fan_in', Math.SQRT2),
  he_normal: scaling(null, 'fan_in', Math.SQRT2),
  lecun_uniform: scaling('lecun_uniform', 'fan_in', 1),
  lecun_normal: scaling(null, 'fan_in', 1),
  orthogonal: ({ gain: choice }, { gain }) => `keras.initializers.Orthogonal(gain=${float(choice === 1 ? gain : 1)})`,
} satisfies Record<keyof typeof catalog, WriteInitializer>;

/** What Keras layers use if nothing is said. */
const USUAL = { weight: '"glorot_uniform"', bias: '"zeros"' };

/**
 * The initializer of a weight; undefined if it is the one that Keras uses anyway.
 * @param local the name of the parameter
 * @param shape of the weight in Keras
 */
export function weightInitializer(
  { context: { spec }, planned: { layer } }: Pick<Site, 'context' | 'planned'>,
  parameter: ReturnType<Site['parameter']>,
  shape: Shape,
  usual = USUAL.weight,
): string | undefined {
  const { role } = parameter;
  if (role.kind !== 'weight') return undefined;
  const { activation } = layer;
  const gain = activation ? entryOf('activations', activation.id).gain(activation.args) : 1;
  const own = fansOf(shape);
  const usualFans = own.fanIn === role.fans.fanIn && own.fanOut === role.fans.fanOut;
  const written = write(layer.initializer ?? spec.initializer, { fans: role.fans, gain, usual: usualFans });
  return written === usual ? undefined : written;
}

/** The initializer of biases; undefined if it is the one that Keras uses anyway. */
export function biasInitializer({ context: { spec } }: Pick<Site, 'context'>): string | undefined {
  const written = write(spec.bias, { fans: { fanIn: 1, fanOut: 1 }, gain: 1, usual: false });
  return written === USUAL.bias ? undefined : written;
}

function write({ id, args }: Call, drawn: Drawn): string {
  return (initializers as Record<string, WriteInitializer>)[id]?.(args, drawn) ?? USUAL.weight;
}

/** The fans that Keras finds in the shape of a weight. */
function fansOf(shape: Shape): Fans {
  const field = sizeOf(shape.slice(0, -2));
  return { fanIn: field * (shape.at(-2) ?? 1), fanOut: field * (shape.at(-1) ?? 1) };
}
