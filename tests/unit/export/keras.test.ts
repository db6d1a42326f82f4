import { beforeAll, describe, expect, it } from 'vitest';
import { writeKeras } from '../../../src/export/code/keras/index.ts';
import { everyExperiment, wholeSteps } from '../../support/every-experiment.ts';
import { experiment } from '../../support/experiment.ts';
import { HOUR, ProgramFolder, runScript } from '../../support/exported-programs.ts';
import { findPython, pythonWith } from '../../support/python.ts';

/** What no single entry shows: options that change how an entry is written, and entries beside each other. */
const combinations = [
  'data=digits&net=conv2d(3,3,relu,stride=2,dilation=2),conv2d(2,3,padding=valid),dense(3)&opt=sgd',
  'data=digits&net=conv2d(3,2,relu,stride=2,dilation=2,padding=valid),avg_pool(2,padding=same)&opt=sgd',
  'data=digits&net=conv2d(3,3,prelu),residual_conv2d(2,3,prelu),dropout(0.3,drop=channels),dense(4,prelu)&opt=sgd',
  'data=circle&net=dense(4,prelu),batch_norm(freeze=yes),dense(3,freeze=yes),layer_norm(freeze=yes)&opt=sgd',
  'data=circle&net=dense(4,init=lecun_normal,reg=l2(lambda=0.1)),residual(3,sine(omega=2))&init=he_normal&bias=constant(value=0.5)&reg=l1&opt=sgd',
  'data=circle&net=dense(4,relu),dropout(0.3),batch_norm&pin=dense1_weight(5,-0.25),batch_norm3_scale(0,1),output_bias(0,0.5)&reg=max_norm(limit=0.5)&opt=sgd',
  'data=addition(n=40,digits=1)&net=embedding(4),self_attention(2,skip=yes),transformer_block(2,6,gelu(form=tanh),norm=after)&reg=max_norm(limit=0.5)&pin=self_attention2_in_proj_weight(17,0.25)&opt=sgd(lr=0.01)',
  'data=reverse(n=40)&net=embedding(4,reg=l2),conv1d(4,3,mask=causal,dilation=2),positions(learned),rnn(3,prelu)&opt=sgd',
  'data=reverse(n=40)&net=lstm(3,forget_bias=2,truncate=3,bidirectional=yes),gru(3,reset=before)&reg=weight_noise&opt=sgd',
  'data=sunspots&net=gru(3,truncate=2),dense(3,elu(alpha=0.5))&opt=sgd&loss=huber(delta=0.5)',
  'data=temporal_order(n=40,length=8)&net=gru(3,bidirectional=yes,returns=every),average_over_time&reg=max_norm(limit=0.5)&pin=gru1_bias(1,0.5)&opt=sgd',
  'data=circle(n=40)&net=dense(4,tanh)&opt=momentum&schedule=one_cycle(epochs=3)&batch=10',
  'data=circle(n=40)&net=dense(4,tanh)&opt=nesterov&schedule=reduce_on_plateau(patience=1,min_delta=1,floor=0.2)&batch=all',
  'data=circle(n=40)&net=dense(4,tanh)&opt=adamw&schedule=exponential(factor=0.5)&reg=clip_value(limit=0.01),clip_norm(limit=0.01)',
  'data=circle(n=40)&net=dense(4,tanh)&opt=lion&schedule=cosine(period=2,multiplier=2,floor=0.1)&until=epochs(3)',
  // An epsilon that does more than preventing a division by zero.
  'data=circle(n=40)&net=dense(4,tanh)&opt=adam(epsilon=0.01)&until=loss(0.1),val_loss(0.1),seconds(60)',
  'data=circle(n=40)&net=dense(4,tanh)&opt=adamw(epsilon=0.01)',
  'data=circle(n=40)&net=dense(4,tanh)&opt=rmsprop(epsilon=0.01)&reg=early_stopping(patience=1)',
  'data=circle(n=40)&net=none&opt=adagrad(epsilon=0.01)&reg=early_stopping(patience=1),l2',
  'data=moons&task=gan&net=dense(4,tanh),generate(2),dense(4,tanh)&until=seconds(60)',
  'data=circle&net=dense(4,tanh)&loss=hinge&output=linear&reg=label_smoothing&opt=sgd',
  'data=circle&net=dense(4,tanh)&loss=focal&reg=label_smoothing&opt=sgd',
  'data=iris&net=dense(4,tanh)&loss=focal&output=sigmoid&opt=sgd',
  'data=iris&net=dense(4,tanh)&loss=kl_divergence&reg=label_smoothing&opt=sgd',
  'data=moons&task=gan&net=dense(4,prelu),batch_norm,generate(2),dense(4,tanh),dropout,batch_norm&opt=sgd&generator_opt=adam&reg=input_noise,l2&schedule=step(every=1)&d_steps=2',
  'data=moons&task=gan&net=dense(4,tanh),generate(2),noise,dense(4,tanh)&loss=wasserstein_penalty&opt=sgd&generator_opt=sgd',
  'data=moons&task=gan&net=dense(4,tanh),generate(2),dense(4,tanh)&loss=wasserstein(clip=0.01)&pin=output_bias(0,0.005),dense1_bias(1,0.5)&opt=rmsprop&reg=max_norm&schedule=reduce_on_plateau(patience=1,min_delta=1)&batch=all',
];

/** Tables differ before they reach a network; these differ in the form of examples and targets. */
const FORMS = ['penguins', 'diabetes', 'names', 'adding', 'copy_memory', 'dyck', 'sort', 'shape_masks', 'co2'];
const isOnlyData = (text: string) => /^data=\w+&net=dense\(4,tanh\)$/.test(text);
const isOfForm = (text: string) => FORMS.some((id) => text.startsWith(`data=${id}&`));

const texts = [...everyExperiment, ...Object.values(wholeSteps), ...combinations]
  .filter((text) => !text.includes('method=') && (!isOnlyData(text) || isOfForm(text)))
  // Every gradient is 0 but for rounding then, which Adam would enlarge to whole steps.
  .map((text) => (text.endsWith('init=zeros') ? `${text}&opt=sgd` : text));

/** What a program does if not even the first step is recorded. */
const withoutSteps = [
  'data=circle&net=dense(4,tanh),dropout(0.3)&schedule=reduce_on_plateau',
  'data=moons&task=gan&net=dense(4,tanh),generate(2),noise,dense(4,tanh)&d_steps=2',
  'data=cart_pole&method=reinforce&net=dense(4,tanh)&worlds=3&moves=4',
];

// Without Keras, a stand-in over PyTorch repeats them; any Python can at least parse them.
const python =
  pythonWith(['keras', 'jax']) ??
  findPython(['torch'], 'whether exported programs reproduce their losses in Keras') ??
  findPython([], 'whether exported programs for Keras are valid');

it('are enough', () => expect(texts.length).toBeGreaterThan(60));

describe.skipIf(python === null)('programs for Keras', () => {
  let folder: ProgramFolder;
  let failures: Readonly<Record<string, string>>;

  beforeAll(async () => {
    folder = new ProgramFolder();
    await folder.add(texts.map(experiment), { write: writeKeras, steps: 8 });
    await folder.add(withoutSteps.map(experiment), { write: writeKeras, steps: 0 });
    ({ failures } = runScript(python as string, 'run_keras.py', [folder.path]) as { failures: typeof failures });
    if (Object.keys(failures).length === 0) folder.remove();
  }, HOUR);

  it.each([...texts, ...withoutSteps].map((text, index) => [text, index] as const))(
    'repeat the losses of %s',
    (_, index) => {
      expect(failures[folder.nameOf(index)]).toBeUndefined();
    },
  );
});
