import type { activations as catalog } from '../../../catalog/activations/index.ts';
import type { Call } from '../../../experiment/experiment.ts';
import { imageSizeOf, type SampleType, unitCount } from '../../../math/sample.ts';
import { number } from '../script.ts';
import type { Site } from './site.ts';

/** Where an activation is written. */
interface ActivationSite {
  /** The axis that runs over the units. */
  readonly axis: 1 | -1;
  /** Adds the slope of each unit as a trained module, and returns the expression that it is called by. */
  slopes(initial: number): string;
}

/** Writes an activation of `x`; `args` are its hyperparameters. */
type WriteActivation = (x: string, args: Readonly<Record<string, number>>, site: ActivationSite) => string;

/** An expression as a factor: in brackets, unless it is a variable or a call. */
function inBrackets(x: string): string {
  return /^[\w.]+(\([^()]*\))?$/.test(x) ? x : `(${x})`;
}

const GELU = ['"none"', '"tanh"'];

/** Every activation of the catalog in PyTorch. */
const activations: Record<keyof typeof catalog, WriteActivation> = {
  linear: (x) => x,
  sigmoid: (x) => `torch.sigmoid(${x})`,
  tanh: (x) => `torch.tanh(${x})`,
  softsign: (x) => `F.softsign(${x})`,
  hard_sigmoid: (x) => `F.hardsigmoid(${x})`,
  relu: (x) => `torch.relu(${x})`,
  leaky_relu: (x, { alpha }) => `F.leaky_relu(${x}, negative_slope=${number(alpha as number)})`,
  prelu: (x, { initial }, { slopes }) => `${slopes(initial as number)}(${x})`,
  relu6: (x) => `F.relu6(${x})`,
  elu: (x, { alpha }) => `F.elu(${x}, alpha=${number(alpha as number)})`,
  selu: (x) => `F.selu(${x})`,
  gelu: (x, { form }) => `F.gelu(${x}, approximate=${GELU[form as number]})`,
  silu: (x) => `F.silu(${x})`,
  mish: (x) => `F.mish(${x})`,
  softplus: (x) => `F.softplus(${x})`,
  sine: (x, { omega }) => `torch.sin(${omega === 1 ? x : `${number(omega as number)} * ${inBrackets(x)}`})`,
  softmax: (x, _args, { axis }) => `torch.softmax(${x}, dim=${axis})`,
};

/**
 * The output of a layer with its activation.
 * @param of what an example is there, if that is not its output
 */
export function activated(x: string, site: Site, of?: SampleType): string {
  const { activation, output } = site.planned;
  return activation ? write(x, activation, of ?? output, slopesIn(site, of ?? output)) : x;
}

/** The activation of a layer as a function of Python, for a module that applies it. */
export function activationFunction(site: Site, of: SampleType, name: string): string {
  const { activation } = site.planned;
  if (!activation) return 'torch.tanh';
  if (activation.id === 'prelu') {
    site.parameter(`${name}.activation.weight`, 'alpha');
    return slopes(site, of, activation.args.initial as number);
  }
  const expression = write('x', activation, of);
  const [, plain] = /^([\w.]+)\(x\)$/.exec(expression) ?? [];
  return plain ?? `lambda x: ${expression}`;
}

/** The prediction of a network from the values before its activation. @param of what an example is there */
export function predicted(x: string, output: Call, of: SampleType): string {
  return write(x, output, of);
}

function write(x: string, { id, args }: Call, of: SampleType, slopes: ActivationSite['slopes'] = noSlopes): string {
  const axis = imageSizeOf(of) ? 1 : -1;
  return activations[id as keyof typeof activations](x, args, { axis, slopes });
}

function noSlopes(): string {
  throw new Error('an activation with trained slopes cannot be used here');
}

function slopesIn(site: Site, of: SampleType): ActivationSite['slopes'] {
  return (initial) => {
    const name = `${site.planned.name}_slopes`;
    site.parameter(`${name}.weight`, 'alpha');
    return site.module(name, slopes(site, of, initial));
  };
}

function slopes({ script, planned }: Site, of: SampleType, initial: number): string {
  // In the experiment, those of a convolution over time belong to the steps, which nn.PReLU finds on the axis of channels.
  const ofSteps = planned.layer.id === 'conv1d';
  const isStepwise = of.axes[0] === 'time' && !ofSteps;
  const type = isStepwise ? script.helper('PReLU', STEPWISE_PRELU) : 'nn.PReLU';
  const count = ofSteps ? of.shape[0] : unitCount(of);
  return `${type}(num_parameters=${count}, init=${number(initial)})`;
}

const STEPWISE_PRELU = `
class PReLU(nn.Module):
    """PReLU with a slope for each feature of a sequence; nn.PReLU would have one for each step."""

    def __init__(self, num_parameters, init):
        super().__init__()
        self.weight = nn.Parameter(torch.full((num_parameters,), init))

    def forward(self, x):
        return torch.where(x > 0, x, self.weight * x)`;
