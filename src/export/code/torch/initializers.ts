import type { Fans } from '../../../catalog/initializers/definition.ts';
import type { initializers as catalog } from '../../../catalog/initializers/index.ts';
import { type Call, type ExperimentSpec, entryOf, optionOf } from '../../../experiment/index.ts';
import { sizeOf } from '../../../math/shape.ts';
import { indented, number, type Script } from '../script.ts';
import type { NetworkTensor } from './site.ts';

/** The tensor that is drawn. */
interface Drawn {
  /** `self.dense1.weight` */
  readonly tensor: string;
  readonly fans: Fans;
  /** Whether torch.nn.init finds these fans by itself. */
  readonly hasUsualFans: boolean;
  /** The number that the initializer multiplies by, if it depends on the activation. */
  readonly gain: number | null;
  /** Whether it is a kernel, which the experiment sees as a matrix of rows along its last axis. */
  readonly isKernel: boolean;
  readonly script: Script;
}

/** Writes statements that draw a tensor; `args` are hyperparameters of the initializer. */
type WriteInitializer = (drawn: Drawn, args: Readonly<Record<string, number>>) => readonly string[];

/** Every initializer of the catalog in PyTorch. */
const initializers: Record<keyof typeof catalog, WriteInitializer> = {
  zeros: ({ tensor }) => [`nn.init.zeros_(${tensor})`],
  constant: ({ tensor }, { value }) => [`nn.init.constant_(${tensor}, ${number(value as number)})`],
  uniform: ({ tensor }, { range }) => [
    `nn.init.uniform_(${tensor}, -${number(range as number)}, ${number(range as number)})`,
  ],
  normal: ({ tensor }, { sd }) => [`nn.init.normal_(${tensor}, std=${number(sd as number)})`],
  xavier_uniform: (drawn) => xavier('uniform', drawn),
  xavier_normal: (drawn) => xavier('normal', drawn),
  he_uniform: (drawn) => kaiming('uniform', drawn, 2),
  he_normal: (drawn) => kaiming('normal', drawn, 2),
  lecun_uniform: (drawn) => kaiming('uniform', drawn, 1),
  lecun_normal: (drawn) => kaiming('normal', drawn, 1),
  orthogonal: ({ tensor, gain, isKernel }) => [
    `nn.init.orthogonal_(${tensor}${isKernel ? '.flatten(0, -2)' : ''}${gainArgument(gain)})`,
  ],
};

type Distribution = 'uniform' | 'normal';

function xavier(by: Distribution, drawn: Drawn): readonly string[] {
  const { tensor, fans, hasUsualFans, gain } = drawn;
  if (hasUsualFans) return [`nn.init.xavier_${by}_(${tensor}${gainArgument(gain)})`];
  return spread(by, drawn, 2, `(${fans.fanIn} + ${fans.fanOut})`, gain ?? 1);
}

function kaiming(by: Distribution, drawn: Drawn, numerator: 1 | 2): readonly string[] {
  const { tensor, fans, hasUsualFans, gain } = drawn;
  if (hasUsualFans && gain === null) {
    return [`nn.init.kaiming_${by}_(${tensor}, nonlinearity="${numerator === 1 ? 'linear' : 'relu'}")`];
  }
  return gain === null ? spread(by, drawn, numerator, `${fans.fanIn}`, 1) : spread(by, drawn, 1, `${fans.fanIn}`, gain);
}

/** Draws numbers whose variance is numerator / denominator, times the square of a gain. */
function spread(
  by: Distribution,
  { tensor, script }: Drawn,
  numerator: number,
  denominator: string,
  gain: number,
): readonly string[] {
  script.import('import math');
  const factor = gain === 1 ? '' : `${short(gain)} * `;
  const root = (over: number) => `${factor}math.sqrt(${over} / ${denominator})`;
  if (by === 'normal') return [`nn.init.normal_(${tensor}, std=${root(numerator)})`];
  return [`bound = ${root(3 * numerator)}`, `nn.init.uniform_(${tensor}, -bound, bound)`];
}

function gainArgument(gain: number | null): string {
  return gain === null || gain === 1 ? '' : `, gain=${short(gain)}`;
}

function short(value: number): string {
  return number(Number(value.toPrecision(6)));
}

/** The method of a network that draws its parameters as the experiment does. */
export function initialization(spec: ExperimentSpec, tensors: readonly NetworkTensor[], script: Script): string {
  const statements = tensors.flatMap((one) => statementsFor(spec, one, script));
  return `@torch.no_grad()
def initialize(self):
    """Draws the parameters anew."""
${indented(statements.join('\n'))}`;
}

function statementsFor(
  spec: ExperimentSpec,
  { tensor: { key, shape, of }, planned, parameter }: NetworkTensor,
  script: Script,
): readonly string[] {
  const tensor = `self.${key}`;
  if (of.length === 0) return [`nn.init.zeros_(${tensor})`];
  if (parameter === null || parameter.role.kind === 'other') return [];
  const { role } = parameter;
  if (role.kind === 'bias') {
    const isPart = sizeOf(shape) !== sizeOf(parameter.shape);
    const drawn = isPart ? `${tensor}[-${sizeOf(parameter.shape)}:]` : tensor;
    const added = role.added?.some((value) => value !== 0) ? addition(tensor, role.added) : [];
    const zeros = `nn.init.zeros_(${tensor})`;
    if (spec.bias.id === 'zeros') return [zeros, ...added];
    return [...(isPart ? [zeros] : []), ...draw(spec.bias, drawn), ...added];
  }
  if (role.gates !== null) {
    if (role.gates === 1) return [`nn.init.orthogonal_(${tensor})`];
    return [`for gate in ${tensor}.chunk(${role.gates}):\n    nn.init.orthogonal_(gate)`];
  }
  const by = planned.layer.initializer ?? spec.initializer;
  const area = sizeOf(shape.slice(2));
  const { activation } = planned.layer;
  const usesGain = optionOf('initializers', by, 'gain') === 'activation';
  const gain = activation ? entryOf('activations', activation.id).gain(activation.args) : 1;
  const usual =
    shape.length > 1 &&
    role.fans.fanIn === (shape[1] as number) * area &&
    role.fans.fanOut === (shape[0] as number) * area;
  const drawn = {
    tensor,
    fans: role.fans,
    hasUsualFans: usual,
    gain: usesGain ? gain : null,
    isKernel: shape.length > 2,
    script,
  };
  return initializers[by.id as keyof typeof initializers](drawn, by.args);

  function draw({ id, args }: Call, name: string): readonly string[] {
    const fans = { fanIn: 1, fanOut: 1 };
    const bias = { tensor: name, fans, hasUsualFans: false, gain: null, isKernel: false, script };
    return initializers[id as keyof typeof initializers](bias, args);
  }
}

/** What is added to a part of a bias: only forget gates have it. */
function addition(tensor: string, added: readonly number[]): string[] {
  const first = added.findIndex((value) => value !== 0);
  const end = added.findLastIndex((value) => value !== 0) + 1;
  return [`${tensor}[${first}:${end}] += ${number(added[first] as number)}  # of the forget gate`];
}
