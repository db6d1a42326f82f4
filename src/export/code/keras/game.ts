import { comparedRows } from '../../../compiler/game.ts';
import { fixedNoise, noiseName } from '../../../compiler/noise.ts';
import { PARTS } from '../../../experiment/experiment.ts';
import { type ExperimentSpec, entryOf } from '../../../experiment/index.ts';
import { dividerOf, noiseOf } from '../../../experiment/two-networks.ts';
import type { NamedArray } from '../../arrays.ts';
import type { ExportedStart, Program } from '../../exported.ts';
import { epochsToTrain } from '../epochs.ts';
import { indented } from '../script.ts';
import { lossOf } from './losses.ts';
import { constraintsOf, writeDiscriminator, writeGenerator } from './network.ts';
import { optimizerOf } from './optimizers.ts';
import { contextOf, DRAW, LOAD, programOf } from './program.ts';
import { float, invoked } from './python.ts';
import { plateauOf, scheduled } from './schedules.ts';

/** Writes a generator and its discriminator, each with an optimizer of its own. */
export function writeGame(exported: ExportedStart): Program {
  const { spec } = exported;
  const context = contextOf(exported);
  const { script, effects } = context;
  if (effects.weightNoise !== null) {
    throw new Error('noise on the weights of a generator and its discriminator cannot be written for Keras');
  }
  const loss = lossOf(spec.loss, { output: spec.output.id, outputs: 1, softened: false, script });
  const { penalty } = spec.loss.args;
  if (penalty !== undefined) script.helper('Critic', critic(penalty));
  const divider = dividerOf(spec.layers) as number;
  const generator = writeGenerator(context);
  const generatorWeights = context.weights.length;
  const discriminator = writeDiscriminator(context, loss.from, penalty === undefined ? 'keras.Model' : 'Critic');
  const isOfGenerator = (index: number) => index < generatorWeights;
  const constraints = constraintsOf(
    context,
    (weight) => (isOfGenerator(context.weights.indexOf(weight)) ? 'generator' : 'discriminator'),
    { clipped: (weight) => spec.loss.args.clip !== undefined && !isOfGenerator(context.weights.indexOf(weight)) },
  );
  const layerDraws = context.draws.length > 0 || penalty !== undefined;
  const noise = noiseName(spec.layers);
  context.draws.push({ of: noise, name: 'noise' });
  if (penalty !== undefined) context.draws.push({ of: 'loss/between', name: 'loss/between' });
  if (effects.inputNoise !== null) context.draws.push({ of: 'reg/input_noise/inputs', name: 'input_noise' });

  const isSlow = spec.discriminatorSteps > 1 && spec.schedule.id !== 'constant';
  const generatorOptimizer = optimizerOf(
    spec.generatorOptimizer,
    isSlow ? { id: 'reduce_on_plateau', args: {} } : spec.schedule,
    effects,
    script,
  );
  const optimizer = optimizerOf(spec.optimizer, spec.schedule, effects, script);
  const eager = layerDraws ? { run_eagerly: 'True' } : {};
  const compile = (options: Record<string, string>) =>
    `discriminator.compile(${invoked('', [], { optimizer: 'optimizer', loss: 'loss', ...options }).slice(1, -1)})
game.compile(${invoked('', [], { optimizer: 'generator_optimizer', loss: 'generator_loss', ...options }).slice(1, -1)})`;
  const clip = spec.loss.args.clip;
  if (clip !== undefined) script.helper('Clipped', CLIPPED);
  const hasMemory = spec.layers.some(({ id }) => id === 'batch_norm');
  const judges = spec.layers.slice(divider + 1);
  const differs = judges.some(({ id }) => entryOf('layers', id).differsInTraining === true);
  const plateaus = [
    plateauOf(spec.schedule, spec.optimizer.args.lr as number),
    plateauOf(spec.schedule, spec.generatorOptimizer.args.lr as number),
  ].filter((plateau) => plateau !== null);
  const setUp = [
    `generator = ${generator.call}`,
    `discriminator = ${discriminator.call}`,
    'for network in (generator, discriminator):',
    '    load(network)',
    ...(clip === undefined
      ? []
      : ['for variable in discriminator.trainable_variables:', `    variable.constraint = Clipped(${float(clip)})`]),
    ...constraints,
    'game = Game()',
    `loss = ${loss.loss}`,
    `generator_loss = ${loss.generator}`,
    `optimizer = ${optimizer}`,
    `generator_optimizer = ${generatorOptimizer}`,
    ...(isSlow
      ? [`generator_rate = ${scheduled(spec.generatorOptimizer.args.lr as number, spec.schedule, script)}`]
      : []),
    ...(layerDraws ? ['# The random numbers of a recorded step are read by Python, so nothing must be compiled.'] : []),
    compile(eager),
  ];
  return programOf(
    exported,
    context,
    [
      generator.source,
      discriminator.source,
      LOAD,
      gameClass(hasMemory, differs),
      setUp.join('\n'),
      `PARTS = [part for part in ("train", "validation") if f"{part}/x" in record.files]
random = np.random.default_rng()`,
      steps(spec, { inputNoise: effects.inputNoise, isSlow, differs, noise: noiseOf(spec.layers) }),
      evaluation(entryOf('losses', spec.loss.id).target === 'signs' ? '-1.0' : '0.0'),
      DRAW,
      replay(plateaus, layerDraws),
      going(layerDraws ? compile({}) : null, plateaus),
      `def predict(noise):
    """Generated examples, as rows that are prepared as those in the record."""
    return ops.convert_to_numpy(generator(noise, training=False))`,
      `if __name__ == "__main__":
    replay()
    train(epochs=${epochsToTrain(spec)})`,
    ],
    { more: evaluationNoise(exported), global: layerDraws },
  );
}

/** The noise of all evaluations: as many rows as there are compared examples. */
function evaluationNoise({ spec, data }: ExportedStart): readonly NamedArray[] {
  const counts = PARTS.map((part) => comparedRows(data.parts[part].x).shape[0] as number);
  const { shape, data: values } = fixedNoise(spec, Math.max(...counts));
  return [{ name: 'evaluation/noise', shape, data: Float32Array.from(values) }];
}

const CLIPPED = `class Clipped(keras.constraints.Constraint):
    """Limits every element of a weight."""

    def __init__(self, limit):
        self.limit = limit

    def __call__(self, weight):
        return ops.clip(weight, -self.limit, self.limit)`;

const critic = (penalty: number) => `def gradient_of(function, x):
    """The gradient of the sum of a function, for which keras.ops has no name."""
    if keras.backend.backend() == "jax":
        import jax

        return jax.grad(lambda x: ops.sum(function(x)))(x)
    if keras.backend.backend() == "torch":
        import torch

        x = x.detach().requires_grad_()
        return torch.autograd.grad(ops.sum(function(x)), x, create_graph=True)[0]
    import tensorflow as tf

    with tf.GradientTape() as tape:
        tape.watch(x)
        total = ops.sum(function(x))
    return tape.gradient(total, x)


class Critic(keras.Model):
    """Keeps its slope near 1 between real and generated examples."""

    def __init__(self, inputs, outputs):
        super().__init__(inputs, outputs)
        self.seed = keras.random.SeedGenerator()

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        loss = super().compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        real, generated = ops.split(x, 2)
        if draws:
            share = ops.convert_to_tensor(draws["loss/between"])
        else:
            share = keras.random.uniform((ops.shape(real)[0], 1), seed=self.seed)
        between = generated + share * (real - generated)
        gradient = gradient_of(lambda x: self(x, training=False), between)
        length = ops.sqrt(ops.sum(ops.square(gradient), axis=1) + 1e-12)
        return loss + ${float(penalty)} * ops.mean(ops.square(length - 1))`;

/** The model that trains the generator. */
function gameClass(hasMemory: boolean, differs: boolean): string {
  const generated = hasMemory
    ? 'generated = without_memory(self.generator, noise)'
    : 'generated = self.generator(noise, training=training)';
  const both = 'ops.concatenate([real, generated])';
  const judged = hasMemory
    ? `without_memory(self.discriminator, ${both})`
    : `self.discriminator(${both}, training=training)`;
  const result = differs
    ? [`judged = ${judged}`, 'return ops.split(judged, 2)[1]']
    : ['return self.discriminator(generated, training=training)'];
  const helper = `def without_memory(model, x):
    """Its output in training, which leaves the running statistics as they are."""
    trained = [variable.value for variable in model.trainable_variables]
    others = [variable.value for variable in model.non_trainable_variables]
    outputs, _ = model.stateless_call(trained, others, x, training=True)
    return outputs


`;
  return `${hasMemory ? helper : ''}class Game(keras.Model):
    """Trains the generator by what the discriminator makes of its examples."""

    def __init__(self):
        super().__init__()
        self.generator = generator
        self.discriminator = discriminator

    # The discriminator takes part without learning. Its trainable=False would also change what
    # batch normalization computes.
    @property
    def trainable_variables(self):
        return self.generator.trainable_variables

    @property
    def trainable_weights(self):
        return self.generator.trainable_weights

    @property
    def non_trainable_variables(self):
        return self.generator.non_trainable_variables + self.discriminator.variables

    def call(self, ${differs ? 'inputs' : 'noise'}, training=False):
${differs ? '        noise, real = inputs\n' : ''}        ${generated}
${indented(result.join('\n'), 2)}`;
}

interface StepOptions {
  readonly inputNoise: number | null;
  readonly isSlow: boolean;
  readonly differs: boolean;
  readonly noise: number;
}

function steps(spec: ExperimentSpec, { inputNoise, isSlow, differs, noise }: StepOptions): string {
  const turn = spec.discriminatorSteps;
  const move = [
    ...(isSlow ? ['generator_optimizer.learning_rate = float(generator_rate(step))'] : []),
    `game.train_on_batch(${differs ? '[noise, real]' : 'noise'}, np.zeros((len(real), 1), "float32"))`,
  ];
  const { target } = entryOf('losses', spec.loss.id);
  const lines = [
    'real = record["train/x"][rows]',
    ...(inputNoise === null ? [] : [`real = real + np.float32(${float(inputNoise)}) * numbers["input_noise"]`]),
    'noise = numbers["noise"]',
    'generated = ops.convert_to_numpy(generator(noise, training=True))',
    ...(turn === 1 ? move : [`if (step + 1) % ${turn} == 0:`, ...move.map((line) => `    ${line}`)]),
    `y = np.repeat([[1.0], [${target === 'signs' ? '-1.0' : '0.0'}]], len(real), axis=0).astype("float32")`,
    'discriminator.train_on_batch(np.concatenate([real, generated]), y)',
  ];
  const own = [
    `noise = random.normal(size=(len(rows), ${noise})).astype("float32")`,
    ...(inputNoise === null
      ? ['return {"noise": noise}']
      : [
          'input_noise = random.normal(size=record["train/x"][rows].shape).astype("float32")',
          'return {"noise": noise, "input_noise": input_noise}',
        ]),
  ];
  return `def train_step(step, rows, numbers):
    """A step of both networks, whose gradients are those before the step."""
${indented(lines.join('\n'))}


def own_draws(rows):
    """Random numbers for a step that is not recorded."""
${indented(own.join('\n'))}`;
}

const evaluation = (target: string) => `def evaluate(part):
    """The loss of the discriminator on the first examples of a part and as many generated ones."""
    real = record[f"{part}/x"][:400]
    noise = record["evaluation/noise"][: len(real)]
    generated = ops.convert_to_numpy(generator(noise, training=False))
    y = np.repeat([[1.0], [${target}]], len(real), axis=0).astype("float32")
    return float(loss(y, discriminator(np.concatenate([real, generated]), training=False)))`;

function replay(plateaus: readonly string[], global: boolean): string {
  return `def replay():
    """Repeats the recorded steps, and asserts their losses."""
${watch(plateaus)}    for step in range(len(record["batches"]) + 1):
        if step > 0:
${global ? '            draws.update(recorded_draws(step - 1))\n' : ''}            train_step(step - 1, record["batches"][step - 1], ${global ? 'draws' : 'recorded_draws(step - 1)'})
        for part in PARTS:
            expected = record[f"loss/{part}"][step]
            np.testing.assert_allclose(evaluate(part), expected, rtol=1e-4, atol=1e-6)
${plateaus.length > 0 ? judge('        ', 'step >= epoch * STEPS_PER_EPOCH') : ''}${global ? '    draws.clear()\n' : ''}    print(f"The losses of {len(record['batches'])} steps are as recorded.")`;
}

function watch(plateaus: readonly string[]): string {
  if (plateaus.length === 0) return '';
  return `    plateaus = [${plateaus.join(', ')}]
    for plateau, model in zip(plateaus, [discriminator, game]):
        plateau.set_model(model)
        plateau.on_train_begin()
    epoch = 0
`;
}

function judge(indent: string, condition: string): string {
  return `${indent}if ${condition}:
${indent}    for plateau in plateaus:
${indent}        plateau.on_epoch_end(epoch, {"val_loss": evaluate(PARTS[-1])})
${indent}    epoch += 1
`;
}

function going(compile: string | null, plateaus: readonly string[]): string {
  return `def train(epochs):
    """Goes on training, in an order of its own."""
${compile === null ? '' : `${indented(compile)}\n`}${watch(plateaus)}    batch = record["batches"].shape[1]
    step = len(record["batches"])
    for number in range(1, epochs + 1):
        order = random.permutation(len(record["train/x"]))
        for start in range(0, len(order) - batch + 1, batch):
            rows = order[start : start + batch]
            train_step(step, rows, own_draws(rows))
            step += 1
        losses = ", ".join(f"{part} loss {evaluate(part):.4f}" for part in PARTS)
        print(f"epoch {number}: {losses}")
${plateaus.length > 0 ? judge('        ', 'True') : ''}`.trimEnd();
}
