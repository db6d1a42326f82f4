import type { LayerDef } from '../../../catalog/layers/definition.ts';
import type { PreparedData } from '../../../compiler/data.ts';
import type { ExperimentSpec } from '../../../experiment/experiment.ts';
import { entryOf, optionOf } from '../../../experiment/index.ts';
import { sampleOf } from '../../../experiment/inputs.ts';
import type { ParameterShape } from '../../../experiment/parameters.ts';
import { transposed } from '../../transposed.ts';
import type { PlannedLayer } from '../plan.ts';
import { indented, number, type Script, tuple } from '../script.ts';
import { initialization } from './initializers.ts';
import { layers } from './layers/index.ts';
import type { NetworkTensor, Site, TorchTensor } from './site.ts';

/** A network as a class of Python. */
export interface WrittenNetwork {
  readonly source: string;
  readonly tensors: readonly NetworkTensor[];
  /** Whether its call takes random numbers. */
  readonly draws: boolean;
  /** Whether it acts in training otherwise than in evaluation. */
  readonly hasModes: boolean;
  /** Layers that add to the loss, by `divergences`. */
  readonly variational: readonly PlannedLayer[];
}

interface Options {
  /** The name of the class, and its docstring. */
  readonly name: string;
  readonly doc: string;
  readonly planned: readonly PlannedLayer[];
  /** The number of the layers before them. */
  readonly before?: number;
  /** Whether a dense output is wanted as rows of numbers, even if it is an image. */
  readonly asRows?: boolean;
}

/**
 * Writes a network whose layers follow one another. It takes examples as rows of numbers, and returns the outputs before
 * their activation; those of a generator after it.
 */
export function writeNetwork(spec: ExperimentSpec, script: Script, options: Options): WrittenNetwork {
  const { planned, before = 0, asRows = false } = options;
  const setups: string[] = [];
  const statements = inputStatements(spec, planned);
  const tensors: NetworkTensor[] = [];
  let draws = false;
  const joins = planned.flatMap(({ layer }) => (entryOf('layers', layer.id) as LayerDef).joins?.(layer.args) ?? []);
  if (joins.includes(0)) statements.push('inputs = x');

  for (const [index, one] of planned.entries()) {
    const { name, layer, received, taken, everyStep, parameters } = one;
    const modules: string[] = [];
    const isOutput = name === 'output';
    const isFrozen = optionOf('layers', layer, 'freeze') === 'yes';
    const from = (entryOf('layers', layer.id) as LayerDef).joins?.(layer.args);
    const state = (tensor: TorchTensor) => {
      const parameter = tensor.of.length === 1 ? parameters.find(({ name }) => name === tensor.of[0]) : undefined;
      tensors.push({ tensor, planned: one, parameter: parameter ?? null, isFrozen });
    };
    const site: Site = {
      script,
      planned: isOutput ? { ...one, activation: null } : one,
      asRows: asRows && index === planned.length - 1,
      joined: from === 0 ? 'inputs' : (planned[(from ?? 0) - 1 - before]?.name ?? ''),
      module(attribute, construction) {
        setups.push(`self.${attribute} = ${construction}`);
        modules.push(attribute);
        return `self.${attribute}`;
      },
      setup: (statement) => setups.push(statement),
      before: (statement) => statements.push(statement),
      state,
      parameter(key, local, form) {
        const { shape } = parameters.find(({ name: full }) => full === `${name}/${local}`) as ParameterShape;
        const [rows, columns] = shape as [number, number];
        state(
          form === 'transposed'
            ? {
                key,
                shape: [columns, rows],
                of: [`${name}/${local}`],
                arrange: (values) => transposed(values as Float32Array, [rows, columns]),
                isTransposed: true,
              }
            : { key, shape, of: [`${name}/${local}`] },
        );
      },
      draw(local) {
        draws = true;
        return `draws["${name}/${local}"]`;
      },
    };
    if (!everyStep && received.shape.length > 1 && taken.shape.length === 1 && taken.vocabulary === undefined) {
      statements.push('x = x.flatten(1)');
    }
    const output = layers[layer.id as keyof typeof layers]('x', site);
    if (isFrozen) setups.push(...modules.map((module) => `self.${module}.requires_grad_(False)`));
    if (index === planned.length - 1) statements.push(`return ${output}`);
    else if (output !== 'x') statements.push(`x = ${output}`);
    if (joins.includes(index + 1 + before)) statements.push(`${name} = x`);
  }

  const variational = planned.filter(({ layer }) => layer.id === 'variational');
  const { name, doc } = options;
  const source = `class ${name}(nn.Module):
    """${doc}"""

    def __init__(self):
        super().__init__()
${indented([...(variational.length > 0 ? ['self.divergences = {}'] : []), ...setups].join('\n'), 2)}
        self.initialize()

${indented(initialization(spec, tensors, script))}

    def forward(self, x${draws ? ', draws=None' : ''}):
${indented(statements.join('\n'), 2)}`;
  const hasModes = draws || planned.some(({ layer }) => layer.id === 'batch_norm');
  return { source, tensors, draws, hasModes, variational };
}

/** Statements that add what variational layers ask to a loss. @param variable that of the network */
export function divergences(
  loss: string,
  { variational }: WrittenNetwork,
  variable: string,
  { outputs }: PreparedData,
): readonly string[] {
  return variational.map(({ name, layer }) => {
    const weight = `${number(layer.args.beta as number)}${outputs === 1 ? '' : ` / ${outputs}`}`;
    return `${loss} = ${loss} + ${weight} * ${variable}.divergences["${name}"]`;
  });
}

/** From rows of numbers to what the first layer receives. */
function inputStatements(spec: ExperimentSpec, [first]: readonly PlannedLayer[]): string[] {
  const { shape, axes, vocabulary } = (first as PlannedLayer).received;
  const { vocabulary: tokens } = sampleOf(spec);
  if (vocabulary !== undefined || axes[0] === 'feature') return [];
  if (tokens !== undefined && axes[0] === 'time') return [`x = F.one_hot(x.long(), ${tokens}).float()`];
  return [`x = x.unflatten(1, ${tuple(shape)})`];
}
