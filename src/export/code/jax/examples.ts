/** A network that learns from examples, with targets or by repeating its inputs. */
import { sampleOf } from '../../../experiment/inputs.ts';
import { inputType } from '../../../experiment/layer-types.ts';
import { flatSample, lengthOf } from '../../../math/sample.ts';
import type { NamedArray } from '../../arrays.ts';
import type { ExportedStart, Program } from '../../exported.ts';
import { type PlannedLayer, planLayers } from '../plan.ts';
import { answerOf, preparationOf } from '../preparation.ts';
import { type NetworkCode, type NetworkPart, writeNetwork } from './network.ts';
import { nameOfOutputs, writeObjective } from './objective.ts';
import { optimizer } from './optimizers.ts';
import {
  type Limits,
  type ParameterGroup,
  parametersIn,
  parameterTensors,
  withFrozen,
  writeDisturb,
  writeInitialize,
  writeLimits,
  writePenalty,
} from './parameters.ts';
import { showing, writePredict } from './predict.ts';
import { assembled, drawnNoiseOn, newScript, writeDraws, writeHead } from './program.ts';
import { definition, invocation, listed } from './python.ts';
import { gradientChanges, smoothingOf } from './regularizers.ts';
import { type Running, writeMain, writeRunning } from './running.ts';
import { writeSchedule } from './schedules.ts';

/** Writes the program of an experiment that learns from examples. */
export function writeExamples(exported: ExportedStart): Program {
  const { spec, data, recording } = exported;
  const script = newScript();
  const network = writeNetwork(networkPart(exported), { plan: planLayers(spec), outputs: data.outputs, script });
  const parameters = parametersIn(spec, data, () => 'params');
  const group = parameters.groups[0] as ParameterGroup;
  const all = withFrozen('params', parameters);
  const state = network.results.filter((one) => one === 'state');
  const objective = writeObjective(spec, data, script);
  const penalty = writePenalty(spec, group, 'penalty');
  const disturb = writeDisturb(spec);
  const losses = writeLosses(exported, network, { objective, penalty, disturb, all });
  const limits = writeLimits(spec, group, script);
  const initialize = writeInitialize(spec, parameters, false, script);
  const batches = { batch: recording.rows?.batch ?? 1, count: data.parts.train.count };
  const schedule = writeSchedule(spec.schedule, batches, script);
  const updates = optimizer(spec.optimizer, schedule.rate(spec.optimizer), script);
  const changes = gradientChanges(spec);
  const running: Running = {
    carried: ['params', ...state, 'opt_state'],
    begin: [...state.map(() => 'state = INITIAL["state"]'), 'opt_state = optimizer.init(params)'],
    recorded: 'INITIAL["params"]',
    evaluated: ['params', ...state],
    batch: ['x', 'target'],
    table: 'x, target = EXAMPLES["train"]',
    watch: schedule.watch,
    turns: null,
    uncompared: null,
  };
  const sources = [
    network.source,
    objective.source,
    penalty,
    disturb,
    ...losses.sources,
    ...limits.sources,
    initialize.source,
    writeDraws(exported),
    schedule.source,
    `optimizer = ${changes.length > 0 ? invocation('optax.chain', [...changes, updates]) : updates}`,
    writeStep(exported, running, losses, limits),
    definition(`evaluate(${listed(running.evaluated)})`, 'The loss on each part of the examples.', [
      `return {part: float(loss(${listed(running.evaluated)}, *EXAMPLES[part])) for part in EXAMPLES}`,
    ]),
    ...writeRunning(exported, running, script),
    preparationOf(spec, data)?.source ?? null,
    writePredict(exported, network.evaluated(all, 'x'), state, script),
    writeMain(exported, running, initialize.call('jax.random.key(SEED)'), showing(exported, running.evaluated)),
  ];
  const head = writeHead(exported, parameters, readExamples, 'len(EXAMPLES["train"][0])', [...constantsOf(exported)]);
  const program = assembled(exported, script, head, sources, [...parameterTensors(parameters), ...network.memory]);
  return { ...program, arrays: program.arrays.map((array) => withClasses(exported, array)) };
}

/** What the preparation of examples needs, the unit of the data, and the names of classes. */
function constantsOf({ spec, data }: ExportedStart): readonly string[] {
  const preparation = preparationOf(spec, data);
  return [
    answerOf(spec, data)?.constants ?? '',
    preparation?.classes ? `CLASSES = ${preparation.classes}` : '',
    preparation?.constants ?? '',
  ].filter((one) => one !== '');
}

function readExamples(parts: string): readonly string[] {
  return [
    'EXAMPLES = {',
    '    part: (jnp.asarray(RECORD[f"{part}/x"]), jnp.asarray(RECORD[f"{part}/y"]))',
    `    for part in ${parts}`,
    '}',
  ];
}

/** Targets that are classes are integers: [examples], or [examples, positions] with −1 where they are not scored. */
function withClasses({ data }: ExportedStart, array: NamedArray): NamedArray {
  const part = (['train', 'validation'] as const).find((one) => array.name === `${one}/y`);
  if (data.answer !== 'class' || part === undefined) return array;
  const { y, labels } = data.parts[part];
  return data.positions === null
    ? { ...array, shape: [labels.length], data: Int32Array.from(labels) }
    : { ...array, shape: y.shape, data: Int32Array.from(y.data) };
}

interface LossCode {
  readonly sources: readonly string[];
  /** The function that a step differentiates, with its arguments. */
  readonly trained: string;
  readonly takes: readonly string[];
}

/** The loss in evaluation and, if it is another one, that in training. */
function writeLosses(
  exported: ExportedStart,
  network: NetworkCode,
  {
    objective,
    penalty,
    disturb,
    all,
  }: {
    readonly objective: ReturnType<typeof writeObjective>;
    readonly penalty: string | null;
    readonly disturb: string | null;
    /** The expression of all parameters. */
    readonly all: string;
  },
): LossCode {
  const { spec, recording } = exported;
  const state = network.results.filter((one) => one === 'state');
  const noise = drawnNoiseOn(exported, 'inputs');
  const before = nameOfOutputs(spec);
  const differs = network.mode !== null || penalty || disturb || smoothingOf(spec) !== undefined || noise;
  const takes = ['params', ...state, 'x', 'target'];
  const evaluation = definition(
    `loss(${listed(takes)})`,
    `The loss of examples${differs ? ' in evaluation' : ', for evaluation and for training'}.`,
    [`return ${objective.call(network.evaluated(all, 'x'), false)}`],
    '@jax.jit',
  );
  if (!differs) return { sources: [evaluation], trained: 'loss', takes };
  const drawing = [...takes, ...(recording.noise.length > 0 ? ['draws'] : [])];
  const terms = [
    objective.call(before, true),
    ...(network.results.includes('added') ? ['added'] : []),
    ...(penalty ? ['penalty(params)'] : []),
  ];
  const pass = network.call(disturb ? `disturb(${all}, draws)` : all, 'x', network.mode === 'draws' ? 'draws' : 'True');
  const training = definition(
    `training_loss(${listed(drawing)})`,
    `The loss that a step lowers${state.length > 0 ? ', and the new running statistics' : ''}.`,
    [
      noise ? `x = x + ${noise.sd} * draws["${noise.prefix}/inputs"]` : null,
      `${listed([before, ...network.results])} = ${pass}`,
      `return ${listed([terms.join(' + '), ...state])}`,
    ],
  );
  return { sources: [evaluation, training], trained: 'training_loss', takes: drawing };
}

function writeStep(
  { recording }: ExportedStart,
  { carried, batch, watch }: Running,
  { trained, takes }: LossCode,
  { statements }: Limits,
): string {
  const remembers = carried.includes('state');
  const drawn = recording.noise.length > 0 ? ['draws'] : [];
  const gradient = `jax.grad(${trained}${remembers ? ', has_aux=True' : ''})(${listed(takes)})`;
  return definition(
    `train_step(${listed([...carried, ...batch, ...drawn, watch && 'factor'])})`,
    'Makes a step of the optimizer on a batch.',
    [
      `${remembers ? 'grads, state' : 'grads'} = ${gradient}`,
      'updates, opt_state = optimizer.update(grads, opt_state, params)',
      watch ? 'updates = jax.tree.map(lambda update: factor * update, updates)' : null,
      'params = optax.apply_updates(params, updates)',
      ...statements,
      `return ${listed(carried)}`,
    ],
    '@jax.jit',
  );
}

/** All layers. An output that repeats the inputs is a row of them. */
function networkPart({ spec, data }: ExportedStart): NetworkPart {
  const input = inputType(spec);
  const { vocabulary } = sampleOf(spec);
  const layers = planLayers(spec);
  const last = layers.at(-1) as PlannedLayer;
  const images = last.output.shape.length === 3;
  const repeatsInput = data.answer === 'input';
  const lastLayer = { ...last, activation: null, ...(repeatsInput && { output: flatSample(lengthOf(last.output)) }) };
  const end = () => {
    if (repeatsInput) return last.layer.id === 'dense' ? [] : ['x = x.reshape(x.shape[0], -1)'];
    return data.positions?.of === 'pixel' && images ? ['x = jnp.moveaxis(x, 1, -1)'] : [];
  };
  return {
    name: 'network',
    docstring: `The network${spec.output.id === 'linear' ? '' : nameOfOutputs(spec) === 'logits' ? ', up to the logits' : ', up to the activation of its output'}.`,
    layers: [...layers.slice(0, -1), lastLayer],
    first: 0,
    input,
    ...(vocabulary !== undefined && input.vocabulary === undefined && { oneHot: vocabulary }),
    end: end(),
  };
}
