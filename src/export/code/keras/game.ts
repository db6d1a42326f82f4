import { comparedRows } from '../../../compiler/game.ts';
import { fixedNoise, noiseName } from '../../../compiler/noise.ts';
import { PARTS } from '../../../experiment/experiment.ts';
import { type ExperimentSpec, entryOf } from '../../../experiment/index.ts';
import { dividerOf, noiseOf } from '../../../experiment/two-networks.ts';
import type { NamedArray } from '../../arrays.ts';
import type { ExportedStart, Program } from '../../exported.ts';
import { indented, type Script } from '../script.ts';
import { activatedOutput } from './activations.ts';
import { lossOf } from './losses.ts';
import { constraintsOf, writeDiscriminator, writeGenerator } from './network.ts';
import { optimizerIn } from './optimizers.ts';
import { plateaus } from './plateau.ts';
import { contextOf, DRAW, LOAD, partsOf, programOf, settings } from './program.ts';
import { float, invoked } from './python.ts';
import { compareParts, replayFunction } from './replay.ts';
import { scheduled } from './schedules.ts';
import { anyOf, endingConditions, importFor } from './until.ts';

/** Writes a generator and its discriminator, each with an optimizer of its own. */
export function writeGame(exported: ExportedStart): Program {
  const { spec, recording } = exported;
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

  const turns = spec.discriminatorSteps > 1;
  const isSlow = spec.discriminatorSteps > 1 && spec.schedule.id !== 'constant';
  const generatorOptimizer = optimizerIn(
    'generator_optimizer',
    spec.generatorOptimizer,
    isSlow ? { id: 'reduce_on_plateau', args: {} } : spec.schedule,
    effects,
    script,
  );
  const optimizer = optimizerIn('optimizer', spec.optimizer, spec.schedule, effects, script);
  const isEager = layerDraws && recording.steps > 0;
  const eager = isEager ? { run_eagerly: 'True' } : {};
  const compile = (options: Record<string, string>) =>
    `discriminator.compile(${invoked('', [], { optimizer: 'optimizer', loss: 'loss', ...options }).slice(1, -1)})
game.compile(${invoked('', [], { optimizer: 'generator_optimizer', loss: 'generator_loss', ...options }).slice(1, -1)})`;
  const clip = spec.loss.args.clip;
  if (clip !== undefined) script.helper('Clipped', CLIPPED);
  const hasMemory = spec.layers.some(({ id }) => id === 'batch_norm');
  const judges = spec.layers.slice(divider + 1);
  const differs = judges.some(({ id }) => entryOf('layers', id).differsInTraining === true);
  const plateau = plateaus(exported, [
    { model: 'discriminator', callback: 'plateau', optimizer: spec.optimizer },
    { model: 'game', callback: 'generator_plateau', optimizer: spec.generatorOptimizer },
  ]);
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
    ...optimizer,
    ...generatorOptimizer,
    ...(isSlow
      ? [`generator_rate = ${scheduled(spec.generatorOptimizer.args.lr as number, spec.schedule, script)}`]
      : []),
    ...(isEager ? ['# The random numbers of a recorded step are read by Python, so nothing must be compiled.'] : []),
    compile(eager),
    ...(plateau?.setUp ?? []),
    'random = np.random.default_rng()',
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
      steps(spec, { inputNoise: effects.inputNoise, isSlow, differs, noise: noiseOf(spec.layers) }),
      evaluation(entryOf('losses', spec.loss.id).target === 'signs' ? '-1.0' : '0.0'),
      recording.steps > 0 ? DRAW : null,
      plateau?.source ?? null,
      replayFunction({
        steps: recording.steps,
        begin: plateau?.begin ?? [],
        step: [
          ...(layerDraws ? ['draws.update(recorded_draws(step - 1))'] : []),
          `train_step(${turns ? 'step, ' : ''}RECORD["batches"][step - 1], ${layerDraws ? 'draws' : 'recorded_draws(step - 1)'})`,
        ],
        compare: compareParts,
        next: plateau?.next ?? [],
        end: isEager ? ['draws.clear()'] : [],
      }),
      going({
        compile: isEager ? compile({}) : null,
        firstStep: turns ? recording.steps : null,
        hasPlateau: plateau !== null,
        endings: endingConditions(exported, 'began'),
        script,
      }),
      `def generate(noise):
    """Examples like those of EXAMPLES, from standard normal noise [n, ${noiseOf(spec.layers)}]."""
    return ops.convert_to_numpy(generator(noise, training=False))`,
      `def predict(x):
    """${realness(spec)} for examples like those of EXAMPLES, [n, ${exported.data.features.length}]."""
    outputs = discriminator(x, training=False)
    return ops.convert_to_numpy(${loss.from === 'logits' ? activatedOutput('outputs', spec.output, script) : 'outputs'})`,
      `if __name__ == "__main__":
    replay()
    train(EPOCHS)
    generated = generate(random.normal(size=(5, ${noiseOf(spec.layers)})).astype("float32"))
    for kind, examples in {"generated": generated, "real": EXAMPLES["train"][:5]}.items():
        print(f"{kind} examples: ${spec.output.id === 'sigmoid' ? 'probabilities of being real' : 'outputs'} {predict(examples)[:, 0].round(2)}")`,
    ],
    {
      constants: [
        ...settings(
          exported,
          `EXAMPLES = {part: RECORD[f"{part}/x"] for part in ${partsOf(exported)}}`,
          'len(EXAMPLES["train"])',
        ),
        '# From this the examples are generated that are compared with those of the data.\nNOISE = RECORD["evaluation/noise"]',
      ],
      more: evaluationNoise(exported),
      global: layerDraws,
    },
  );
}

/** What the discriminator says of examples. */
function realness({ output }: ExperimentSpec): string {
  return output.id === 'sigmoid' ? 'The probability of being real,' : 'A higher number the more real,';
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
    ...(isSlow ? ['generator_optimizer.learning_rate = float(generator_rate(step - 1))'] : []),
    `game.train_on_batch(${differs ? '[noise, real]' : 'noise'}, np.zeros((len(real), 1), "float32"))`,
  ];
  const { target } = entryOf('losses', spec.loss.id);
  const lines = [
    'real = EXAMPLES["train"][rows]',
    ...(inputNoise === null ? [] : [`real = real + np.float32(${float(inputNoise)}) * numbers["input_noise"]`]),
    'noise = numbers["noise"]',
    'generated = ops.convert_to_numpy(generator(noise, training=True))',
    ...(turn === 1 ? move : [`if step % ${turn} == 0:`, ...move.map((line) => `    ${line}`)]),
    `y = np.repeat([[1.0], [${target === 'signs' ? '-1.0' : '0.0'}]], len(real), axis=0).astype("float32")`,
    'discriminator.train_on_batch(np.concatenate([real, generated]), y)',
  ];
  const own = [
    `noise = random.normal(size=(len(rows), ${noise})).astype("float32")`,
    ...(inputNoise === null
      ? ['return {"noise": noise}']
      : [
          'input_noise = random.normal(size=EXAMPLES["train"][rows].shape).astype("float32")',
          'return {"noise": noise, "input_noise": input_noise}',
        ]),
  ];
  return `def train_step(${turn === 1 ? '' : 'step, '}rows, numbers):
    """Makes a step of the discriminator and${turn === 1 ? '' : `, every ${turn} steps,`} of the generator.

    It is made on the training examples with these indices, from gradients before the step.
    """
${indented(lines.join('\n'))}


def own_draws(rows):
    """Random numbers for a step on these examples that is not recorded."""
${indented(own.join('\n'))}`;
}

const evaluation = (target: string) => `def evaluate(part):
    """The loss of the discriminator, on the first examples of a part and as many generated ones."""
    real = EXAMPLES[part][: len(NOISE)]
    generated = ops.convert_to_numpy(generator(NOISE[: len(real)], training=False))
    y = np.repeat([[1.0], [${target}]], len(real), axis=0).astype("float32")
    return float(loss(y, discriminator(np.concatenate([real, generated]), training=False)))`;

interface Going {
  /** Statements that compile the models again; null if they are compiled. */
  readonly compile: string | null;
  /** The number of steps made before; null if steps need no numbers. */
  readonly firstStep: number | null;
  readonly hasPlateau: boolean;
  /** Conditions on which it ends. */
  readonly endings: readonly string[];
  readonly script: Script;
}

/** The function that trains on. */
function going({ compile, firstStep, hasPlateau, endings, script }: Going): string {
  return `def train(epochs):
    """Goes on training with the examples in new orders."""
${compile === null ? '' : `${indented(compile)}\n`}${firstStep === null ? '' : `    step = ${firstStep === 0 ? '0' : 'STEPS'}\n`}${importFor(endings, script) ? '    began = time.perf_counter()\n' : ''}    for epoch in range(1, epochs + 1):
        order = random.permutation(COUNT)
        for start in range(0, COUNT - BATCH + 1, BATCH):
${firstStep === null ? '' : '            step += 1\n'}            rows = order[start : start + BATCH]
            train_step(${firstStep === null ? '' : 'step, '}rows, own_draws(rows))
        losses = ", ".join(f"{part} loss {evaluate(part):.4f}" for part in EXAMPLES)
        print(f"epoch {epoch}: {losses}")${hasPlateau ? '\n        end_epoch(epoch)' : ''}${endings.length > 0 ? `\n        if ${anyOf(endings)}:\n            break` : ''}`;
}
