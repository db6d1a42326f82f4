import { expect, it } from 'vitest';
import {
  type Call,
  type ExperimentSpec,
  environmentOf,
  idsOf,
  onTable,
  type Section,
} from '../../../src/experiment/index.ts';
import { writeJax } from '../../../src/export/code/jax/index.ts';
import { ownTable } from '../../../src/table/own.ts';
import { fewerExperiments } from '../../support/every-experiment.ts';
import { experiment } from '../../support/experiment.ts';
import { HOUR, ProgramFolder, runScript } from '../../support/exported-programs.ts';
import { findPython, pythonWith } from '../../support/python.ts';

/**
 * What those for every loss, optimizer and output do not have. Adam is left out where a gradient is zero but for rounding,
 * because it would enlarge the rounding to a whole step.
 */
const OTHERS = [
  'data=circle&net=dense(4,tanh,freeze=yes),dense(3,elu)&opt=momentum&reg=l2,clip_norm(0.1)&init=zeros&start=dense2_weight(1,0.5)',
  'data=iris&net=dense(4,prelu,freeze=yes),batch_norm,dropout(0.2),residual(3,prelu)&reg=l1,max_norm(0.5),weight_noise,label_smoothing&schedule=reduce_on_plateau(patience=1)&init=xavier_normal',
  'data=circle&net=dense(4,tanh,init=he_normal(gain=activation),reg=l1(0.01)),dense(3,hard_sigmoid,init=orthogonal)&opt=sgd&reg=elastic_net,clip_value(0.01),early_stopping(min_delta=0.1)&init=lecun_normal&bias=normal(0.2)&schedule=one_cycle(warmup=0)',
  'data=circle&net=dense(4,tanh)&opt=sgd&init=uniform(1)&bias=constant(2)&schedule=step(every=1)&reg=input_noise&pin=dense1_weight(3,0.5),output_bias(0,1)',
  'data=plane&net=dense(4,tanh),join(0,concat)&opt=adamw&loss=huber&init=normal&schedule=cosine(period=1,multiplier=2,floor=0.1)&until=epochs(2),val_loss(0.001),seconds(60),r2(0.9)',
  'data=diabetes&net=dense(4,softplus),layer_norm,noise(0.1)&opt=rmsprop&init=he_uniform&schedule=linear_warmup(epochs=1)',
  'data=circle(n=200)&net=dense(4,tanh)&opt=sgd&schedule=step(every=1)&batch=40&split=80/10/10',
  'data=circle(n=200)&net=dense(4,tanh)&opt=sgd&schedule=one_cycle(epochs=1,warmup=0.5)&batch=20&split=80/10/10',
  'data=shape_labels(n=40)&net=none&loss=hinge&opt=sgd&reg=early_stopping',
  'data=co2&net=none&opt=nadam&init=lecun_uniform&schedule=exponential',
  'data=parity(n=40,length=6)&net=lstm(4,bidirectional=yes,truncate=2,returns=every),lstm(3),dense(3,selu)&opt=adam',
  'data=parity(n=40,length=6)&net=gru(4,bidirectional=yes,reset=before),dense(3,gelu(form=tanh))&opt=sgd&reg=max_norm(0.5)',
  'data=parity(n=40,length=6)&net=rnn(4,prelu,truncate=3),layer_norm,gru(3),dropout(0.2)&opt=sgd',
  'data=temporal_order(n=40,length=8)&net=embedding(4),positions,average_over_time,flatten,dense(3,sine)&opt=adam',
  'data=addition(n=40,digits=1)&net=embedding(4),conv1d(4,3,prelu,dilation=2),batch_norm,dropout(0.3),noise(0.1),transformer_block(2,6,gelu,norm=after),self_attention(2,causal,skip=yes)&opt=sgd&loss=focal',
  'data=sunspots&net=gru(4),dense(3)&opt=adam',
  'data=sines(n=40)&net=conv1d(3,5,relu)&opt=sgd',
  'data=names&net=lstm(4)&opt=adam',
  'data=shape_masks(n=40)&net=conv2d(2,3,prelu),avg_pool(3,stride=2,padding=same),max_pool(2,padding=same),batch_norm,layer_norm,upsample(2)&opt=sgd&loss=sparse_cce',
  'data=shape_masks(n=40)&net=conv2d(2,3,relu6,stride=2,padding=valid),conv2d(2,2,elu,dilation=2),residual_conv2d(3,3,leaky_relu)&opt=sgd&loss=kl_divergence&reg=label_smoothing&init=constant',
  'data=shape_labels(n=40)&net=conv2d(2,3,sine),dropout(0.5,drop=channels),global_avg_pool&opt=sgd&loss=focal',
  'data=digits&task=autoencoder&net=conv2d(2,3,relu),variational(2),dense(8),to_image(2),conv2d_transpose(1,3,stride=4)&opt=sgd(lr=0.01)&loss=bce',
  'data=digits&task=gan&net=dense(8,relu),generate(3),conv2d(2,3,leaky_relu)&d_steps=2&generator_opt=rmsprop',
  'data=moons&task=gan&net=dense(4,tanh),batch_norm,generate(2),dense(4,tanh),dropout(0.3)&loss=wasserstein_penalty&reg=l2,input_noise,weight_noise,clip_norm,max_norm&batch=20',
  'data=moons&task=gan&net=dense(4,tanh,freeze=yes),batch_norm,generate(2),dense(4,prelu),batch_norm&loss=wasserstein&schedule=reduce_on_plateau(patience=1)&d_steps=3&generator_opt=adam&opt=sgd',
  'data=moons&task=gan&net=dense(4,tanh),variational(2),generate(2),dense(4,prelu)&loss=minimax&schedule=exponential&d_steps=2&generator_opt=momentum&reg=weight_noise',
];

const specs = [...fewerExperiments, ...OTHERS]
  .map(withFewImages)
  .map(experiment)
  .filter((spec) => !environmentOf(spec));

/** The images of digits are many. */
function withFewImages(text: string): string {
  return text.startsWith('data=digits') ? `${text}&split=10/10/80` : text;
}

const NAMES = ['a\0b', '"""', '\\', "'", '\u2028', '\u202e', '{x}', 'a\nb'];

/** Tables whose names are difficult to write in code, to predict a class and a number. */
const tables = ['c1', 'c2'].map((target) => {
  const table = ownTable({
    name: 'own.csv',
    target,
    count: 40,
    columns: [
      { id: 'c1', label: '"""\\\0', levels: NAMES },
      { id: 'c2', label: '\u2029"', unit: '"""\n', levels: null },
    ],
    values: [0, 1].map((column) =>
      Float64Array.from({ length: 40 }, (_, row) => (column === 0 ? row % NAMES.length : Math.sin(row))),
    ),
  });
  return onTable('net=dense(4,tanh)&opt=sgd', table).spec;
});

it('are tested with every entry', () => {
  const used = (section: Section, calls: (spec: ExperimentSpec) => readonly (Call | null)[]) => {
    const found = new Set(specs.flatMap((spec) => calls(spec).map((call) => call?.id)));
    return idsOf(section).filter((id) => !found.has(id));
  };
  expect(used('layers', ({ layers }) => layers)).toEqual(['policy']);
  expect(used('activations', ({ layers, output }) => [output, ...layers.map((one) => one.activation)])).toEqual([]);
  expect(used('losses', ({ loss }) => [loss])).toEqual([]);
  expect(used('optimizers', ({ optimizer }) => [optimizer])).toEqual([]);
  expect(used('schedules', ({ schedule }) => [schedule])).toEqual([]);
  expect(used('regularizers', ({ regularizers }) => regularizers)).toEqual([]);
  const drawn = ({ initializer, bias, layers }: ExperimentSpec) => [
    initializer,
    bias,
    ...layers.map((one) => one.initializer),
  ];
  expect(used('initializers', drawn)).toEqual([]);
  expect(specs.length).toBeGreaterThanOrEqual(60);
});

interface Checked {
  /** The faults of each program that has any. */
  readonly faults: Readonly<Record<string, readonly string[]>>;
}

// Without JAX, a stand-in over PyTorch repeats them; any Python can at least parse them.
const python =
  pythonWith(['jax', 'optax']) ??
  findPython(['torch'], 'whether exported programs reproduce their losses in JAX') ??
  findPython([], 'whether exported programs for JAX are valid');

it.skipIf(python === null)('repeat the losses of their experiments', { timeout: HOUR }, async () => {
  const folder = new ProgramFolder();
  await folder.add([...specs, ...tables], { write: writeJax, steps: 8 });
  await folder.add([experiment(OTHERS[0] as string)], { write: writeJax, steps: 0 });
  const { faults } = runScript(python as string, 'run_jax.py', [folder.path]) as Checked;
  folder.remove();
  const found = folder.paths.flatMap((_, index) => {
    const of = faults[folder.nameOf(index)];
    return of ? [`${index}: ${[...fewerExperiments, ...OTHERS][index]}\n${of.join('\n')}`] : [];
  });
  expect(found.join('\n\n')).toBe('');
});
