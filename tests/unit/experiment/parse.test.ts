import { describe, expect, test } from 'vitest';
import type { Hyperparameters } from '../../../src/catalog/entry.ts';
import {
  call,
  defaultSpec,
  entryOf,
  layer,
  parse,
  penalties,
  print,
  type Section,
} from '../../../src/experiment/index.ts';
import { migrate } from '../../../src/experiment/migrate.ts';

function range(section: Section, id: string, name: string) {
  const { min, max } = (entryOf(section, id).hyper as Hyperparameters)[name] ?? { min: Number.NaN, max: Number.NaN };
  return { min, max, text: `${min} to ${max}` };
}

describe('valid text', () => {
  test.each(['', ' ', '#', ' #\n', 'https://example.org/', 'https://example.org/#', 'http://localhost:4173/?a=b'])(
    '%j is the default experiment',
    (text) => {
      expect(parse(text)).toEqual({ spec: defaultSpec(), notices: [] });
    },
  );

  test('every key', () => {
    const text =
      'data=circle(n=400,noise=0.2)&features=x2,x1_x2&missing=median(indicator=yes)&outliers=clip_iqr(k=2)&scale=min_max(fit=everything)&augment=jitter(deviation=0.2)&net=dense(8,relu,freeze=yes,init=lecun_normal,reg=l2(lambda=0.01)),dropout(0.3),batch_norm,dense(3,leaky_relu(alpha=0.2))&output=tanh&loss=mse&opt=momentum(lr=0.02,beta=0.8)&schedule=cosine(period=10)&init=he_normal&bias=constant(value=0.5)&pin=dense1_weight(5,-0.25),batch_norm3_scale(0,1)&start=output_bias(0,0.125)&reg=l2,clip_norm(limit=2),early_stopping(restore=last)&batch=all&split=60/20/20&fold=2/5&seed=4294967295&sweep=dropout2(0..0.5,8)&until=epochs(20),val_accuracy(0.95)&stage=3&provider=wasm&v=1';
    const { spec, notices } = parse(text);
    expect(notices).toEqual([]);
    expect(spec).toEqual({
      data: call('datasets', 'circle', { n: 400, noise: 0.2 }),
      table: null,
      target: null,
      series: null,
      task: null,
      layout: [],
      method: call('methods', 'actor_critic'),
      worlds: 32,
      moves: 8,
      split: { train: 60, validation: 20, test: 20 },
      fold: { index: 2, of: 5 },
      features: ['x2', 'x1_x2'],
      missing: call('imputers', 'median', { indicator: 1 }),
      outliers: call('outliers', 'clip_iqr', { k: 2 }),
      scaler: call('scalers', 'min_max', { fit: 1 }),
      augmentations: [call('augmentations', 'jitter', { deviation: 0.2 })],
      layers: [
        layer('dense', { units: 8, freeze: 1 }, 'relu', {
          initializer: call('initializers', 'lecun_normal'),
          penalty: call('regularizers', 'l2', { lambda: 0.01 }),
        }),
        layer('dropout', { rate: 0.3 }),
        layer('batch_norm'),
        layer('dense', { units: 3 }, call('activations', 'leaky_relu', { alpha: 0.2 })),
      ],
      output: call('activations', 'tanh'),
      loss: call('losses', 'mse'),
      optimizer: call('optimizers', 'momentum', { lr: 0.02, beta: 0.8 }),
      generatorOptimizer: call('optimizers', 'adam', { lr: 0.001, beta1: 0.5 }),
      discriminatorSteps: 1,
      schedule: call('schedules', 'cosine', { period: 10 }),
      initializer: call('initializers', 'he_normal'),
      bias: call('initializers', 'constant', { value: 0.5 }),
      pins: [
        { parameter: 'dense1/weight', index: 5, value: -0.25 },
        { parameter: 'batch_norm3/scale', index: 0, value: 1 },
      ],
      start: { whole: [], elements: [{ parameter: 'output/bias', index: 0, value: 0.125 }] },
      regularizers: [
        call('regularizers', 'l2'),
        call('regularizers', 'clip_norm', { limit: 2 }),
        call('regularizers', 'early_stopping', { restore: 1 }),
      ],
      batch: 'all',
      seed: 4294967295,
      replicas: 8,
      sweep: { of: 'dropout2', from: 0, to: 0.5 },
      until: [
        { of: 'epochs', value: 20 },
        { of: 'val_accuracy', value: 0.95 },
      ],
      plane: null,
      stage: 3,
      provider: 'wasm',
    });
    expect(print(spec)).toBe(text);
  });

  test.each([
    ['', 'data=circle&net=dense(8,tanh),dense(8,tanh)&v=1'],
    ['net=none', 'data=circle&net=none&v=1'],
    ['data=iris', 'data=iris&net=dense(8,tanh),dense(8,tanh)&v=1'],
    ['opt=adam(0.05)&net=dense(activation=relu,units=4)', 'data=circle&net=dense(4,relu)&opt=adam(lr=0.05)&v=1'],
    ['net=dense(4)', 'data=circle&net=dense(4,tanh)&v=1'],
    ['init=glorot_normal&net=none', 'data=circle&net=none&init=xavier_normal&v=1'],
    ['init=xavier&net=none', 'data=circle&net=none&v=1'],
    ['schedule=constant&bias=zeros&reg=none&net=none', 'data=circle&net=none&v=1'],
    ['schedule=cosine(20)&net=none', 'data=circle&net=none&schedule=cosine(period=20)&v=1'],
    ['reg=clip_norm(2),ridge(0.1),l1()&net=none', 'data=circle&net=none&reg=l1,l2(lambda=0.1),clip_norm(limit=2)&v=1'],
    ['reg=early_stopping(restore=0,patience=5)&net=none', 'data=circle&net=none&reg=early_stopping(patience=5)&v=1'],
    ['net=dropout(),batch_norm(),noise', 'data=circle&net=dropout(0.2),batch_norm,noise(0.1)&v=1'],
    [
      'net=dense(4,gelu(form=tanh)),dense(4,gelu(1))',
      'data=circle&net=dense(4,gelu(form=tanh)),dense(4,gelu(form=tanh))&v=1',
    ],
    ['net=dense(4,gelu(exact))', 'data=circle&net=dense(4,gelu)&v=1'],
    ['net=none&loss=mse&output=sigmoid', 'data=circle&net=none&loss=mse&v=1'],
    ['net=none&loss=mse&output=linear', 'data=circle&net=none&output=linear&loss=mse&v=1'],
    ['net=none&loss=hinge', 'data=circle&net=none&loss=hinge&v=1'],
    ['net=none&loss=hinge&output=linear', 'data=circle&net=none&loss=hinge&v=1'],
    ['net=none&loss=hinge&output=tanh', 'data=circle&net=none&output=tanh&loss=hinge&v=1'],
    ['net=dense(freeze=1)', 'data=circle&net=dense(8,tanh,freeze=yes)&v=1'],
    ['net=dense(freeze=no)', 'data=circle&net=dense(8,tanh)&v=1'],
    ['net=residual(4,relu,reg=l1(0.1))', 'data=circle&net=residual(4,relu,reg=l1(lambda=0.1))&v=1'],
    ['net=dense(reg=l2,init=glorot_normal)', 'data=circle&net=dense(8,tanh,init=xavier_normal,reg=l2)&v=1'],
    ['net=none&data=iris&output=sigmoid', 'data=iris&net=none&output=sigmoid&v=1'],
    ['net=none&replicas=16', 'data=circle&net=none&replicas=16&v=1'],
    ['net=none&replicas=1&sweep=none', 'data=circle&net=none&v=1'],
    ['net=none&sweep=lr(0.001..1,16)', 'data=circle&net=none&sweep=lr(0.001..1,16)&v=1'],
    ['net=none&sweep=lr(0.001..1)', 'data=circle&net=none&sweep=lr(0.001..1,16)&v=1'],
    ['net=none&sweep=lr(0.001..1)&replicas=8', 'data=circle&net=none&sweep=lr(0.001..1,8)&v=1'],
    ['net=none&sweep=lr(0.001..1,8)&replicas=8', 'data=circle&net=none&sweep=lr(0.001..1,8)&v=1'],
    ['net=none&sweep= lr ( 1e-3 .. +1.0 , 8 )', 'data=circle&net=none&sweep=lr(0.001..1,8)&v=1'],
    ['net=none&sweep=lr(1...5,2)', 'data=circle&net=none&sweep=lr(1..0.5,2)&v=1'],
    ['net=none&sweep=seed(1..100)', 'data=circle&net=none&sweep=seed(1..100,16)&v=1'],
    ['net=none&opt=momentum&sweep=beta(0..0.9)', 'data=circle&net=none&opt=momentum&sweep=beta(0..0.9,16)&v=1'],
    ['net=none&init=normal&sweep=init_sd(0.01..1)', 'data=circle&net=none&init=normal&sweep=init(0.01..1,16)&v=1'],
    ['net=none&reg=l1,l2&sweep=l2_lambda(0.001..1)', 'data=circle&net=none&reg=l1,l2&sweep=l2(0.001..1,16)&v=1'],
    ['net=none&reg=l1,l2&sweep=l1(0.001..1)', 'data=circle&net=none&reg=l1,l2&sweep=l1(0.001..1,16)&v=1'],
    [
      'net=dense,dropout&sweep=dropout2_rate(0..0.9,10)',
      'data=circle&net=dense(8,tanh),dropout(0.2)&sweep=dropout2(0..0.9,10)&v=1',
    ],
    ['net=none&features=x2,x1_squared,x1', 'data=circle&features=x1,x2,x1_squared&net=none&v=1'],
    ['net=none&features=cos_x2,sin_x1', 'data=circle&features=sin_x1,cos_x2&net=none&v=1'],
    ['net=none&data=iris&plane=components', 'data=iris&net=none&plane=components&v=1'],
    ['net=none&data=iris&plane=sepal_width,petal_length', 'data=iris&net=none&plane=sepal_width,petal_length&v=1'],
    ['net=none&data=iris&plane=none&pin=none', 'data=iris&net=none&v=1'],
    [
      'net=none&pin=output_bias(0,-0),output_weight(value=1e-3,index=1),output_weight(0,+2)',
      'data=circle&net=none&pin=output_weight(0,2),output_weight(1,0.001),output_bias(0,0)&v=1',
    ],
    ['net=dense(2,prelu)&pin=dense1_alpha(1,0.5)', 'data=circle&net=dense(2,prelu)&pin=dense1_alpha(1,0.5)&v=1'],
    ['%23net%3Dnone', 'data=circle&net=none&v=1'],
    ['&features=x2,x1&&net=none', 'data=circle&net=none&v=1'],
  ])('%j is %s', (text, canonical) => {
    const { spec, notices } = parse(text);
    expect(notices).toEqual([]);
    expect(print(spec)).toBe(canonical);
  });
});

describe('text with a mistake says what was wrong and what is used instead', () => {
  const lr = range('optimizers', 'adam', 'lr');
  const units = range('layers', 'dense', 'units');
  const n = range('datasets', 'circle', 'n');
  const bothLayers = 'dense(8,tanh),dense(8,tanh)';
  // Without the lists of known names, which grow with the catalog.
  const cases: [string, ...string[]][] = [
    ['hello', 'Unknown key "hello"; it is ignored.'],
    ['dat=xor', 'Unknown key "dat"; it is ignored. Did you mean "data"?'],
    ['foo=1&dat=xor&foo=2', 'Unknown keys are ignored: "foo", "dat" (did you mean "data"?).'],
    [
      Array.from({ length: 10 }, (_, i) => `foreign${i}=1`).join('&'),
      `Unknown keys are ignored: ${Array.from({ length: 8 }, (_, i) => `"foreign${i}"`).join(', ')} and 2 more.`,
    ],
    ['net', 'net: "net" has no value; it is ignored.'],
    ['opt=', 'opt: "opt" has no value; it is ignored.'],
    ['opt=sgd&opt=adam', 'opt: given more than once; using the first, "sgd", and ignoring "adam".'],
    ['data=lego', 'data: unknown dataset "lego"; using circle instead.'],
    ['data=circel', 'data: unknown dataset "circel". Did you mean "circle"? Using circle instead.'],
    ['data=cancer', 'data: unknown dataset "cancer". Did you mean "breast_cancer"? Using circle instead.'],
    ['data=spirla', 'data: unknown dataset "spirla". Did you mean "spiral"? Using circle instead.'],
    ['data=5', 'data: dataset cannot be "5"; using circle instead.'],
    ['data=circle,xor', 'data: "circle,xor" names more than one; using the first, "circle".'],
    ['data=circle(n=0)', `data: circle n "0" is too small; using ${n.min} instead (${n.text}).`],
    ['data=iris(k=5)', 'data: iris has no argument "k=5"; it is ignored. It takes none.'],
    ['features=x1,x9', 'features: circle has no feature "x9"; using x1 instead.'],
    ['features=a,b', 'features: circle has no features "a, b"; using x1, x2 instead.'],
    ['features=x1,x1', 'features: "x1" is named more than once; the repeats are ignored.'],
    [
      'data=iris&features=sepal_width,x1_x2',
      'features: "x1_x2" is computed from two features, and iris has 4; using sepal_width instead.',
    ],
    [
      'features=x1,x1_sqared',
      'features: circle has no feature "x1_sqared". Did you mean "x1_squared"? Using x1 instead.',
    ],
    [
      'plane=components',
      'plane: "components" cannot be chosen: the only plane of circle is x1 × x2; using the usual plane instead.',
    ],
    [
      'plane=x2,x1',
      'plane: "x2,x1" cannot be chosen: the only plane of circle is x1 × x2; using the usual plane instead.',
    ],
    [
      'data=iris&plane=petal_length',
      'plane: "petal_length" should be two features, or components for the first two principal components; using the usual plane instead.',
    ],
    [
      'data=iris&plane=petal_length,components',
      'plane: iris has no feature "components"; using the usual plane instead.',
    ],
    [
      'data=iris&plane=sepal_width,sepal_width',
      'plane: "sepal_width,sepal_width" names the same feature twice; using the usual plane instead.',
    ],
    [
      'data=iris&plane=a,',
      'plane: cannot read "a,": expected a name or a number at character 3, but the text ends; using none instead.',
    ],
    ['pin=dense9_weight(0,1)', 'pin: this network has no parameter "dense9_weight"; it is ignored.'],
    ['pin=dense1_weight(16,1)', 'pin: dense1_weight has no element "16" (0 to 15); it is ignored.'],
    ['pin=output_bias(1,1)', 'pin: output_bias has no element "1" (only 0); it is ignored.'],
    ['pin=output_weight(0.5,1)', 'pin: output_weight has no element "0.5" (0 to 7); it is ignored.'],
    [
      'pin=output_bias(0,1e999)',
      'pin: output_bias 0 "Infinity" is too large; using 1000000 instead (-1000000 to 1000000).',
    ],
    [
      'pin=output_bias(0,1),output_bias(0,2)',
      'pin: element "0" of output_bias is given more than once; using the first.',
    ],
    ...['output_bias', 'output_bias(0)', 'output_bias(0,x)', '3'].map((text): [string, string] => [
      `pin=${text}`,
      `pin: "${text}" should be a parameter with the index of an element and its value, like output_bias(0,0.5); it is ignored.`,
    ]),
    [
      `pin=${Array.from({ length: 65 }, (_, index) => `dense2_weight(${index % 64},1)`)}`,
      'pin: "65" pinned elements are too many (at most 64); using the first 64.',
    ],
    ['start=output_bias(1,0)&until=none', 'start: output_bias has no element "1" (only 0); it is ignored.'],
    [
      'start=output',
      'start: "output" should be a parameter with the index of an element and its starting value, like output_bias(0,0.5); it is ignored.',
    ],
    [
      'start=~2AAAA',
      'start: the packed weights are damaged or incomplete; drawing them instead. Copy the whole link again.',
    ],
    [
      'start=~1AAAA',
      'start: the packed weights are damaged or incomplete; drawing them instead. Copy the whole link again.',
    ],
    ['until=epoch(3)', 'until: "epoch" cannot end a run on these data; it is ignored. Did you mean "epochs"?'],
    ['until=epochs', 'until: "epochs" should be what ends the run with its number, like epochs(20); it is ignored.'],
    ['until=epochs(0)', 'until: epochs "0" is too small; using 1 instead (1 to 1000000000).'],
    ['until=accuracy(95)', 'until: accuracy "95" is too large; using 1 instead (0 to 1).'],
    ['until=steps(5),steps(6)', 'until: steps is given more than once; using the first, "5".'],
    ['until=mae(1)', 'until: "mae" cannot end a run on these data; it is ignored.'],
    ['split=80/0/20&until=val_loss(1)', 'until: there is no validation part for "val_loss"; it is ignored.'],
    ['until=episodes(9)', 'until: "episodes" cannot end a run on these data; it is ignored.'],
    ['data=cartpole&until=epochs(9)', 'until: "epochs" cannot end a run on these data; it is ignored.'],
    ['net=dens(4)', 'net: unknown layer 1 "dens". Did you mean "dense"? Using dense(8,tanh) instead.'],
    ['net=7', 'net: layer 1 cannot be "7"; using dense(8,tanh) instead.'],
    ['net=dense(0)', `net: layer 1 dense units "0" is too small; using ${units.min} instead (${units.text}).`],
    [
      'net=dense,dense(1e5)',
      `net: layer 2 dense units "100000" is too large; using ${units.max} instead (${units.text}).`,
    ],
    ['net=dense(8.5)', `net: layer 1 dense units "8.5" is not a whole number; using 9 instead (${units.text}).`],
    ['net=dense(8,rleu)', 'net: unknown layer 1 activation "rleu". Did you mean "relu"? Using tanh instead.'],
    ['net=dense(8,3)', 'net: layer 1 activation cannot be "3"; using tanh instead.'],
    ['net=dense(8,softmax)', 'net: layer 1 activation "softmax" cannot be used on a hidden layer; using tanh instead.'],
    ['net=dense(relu)', `net: layer 1 dense units must be a number from ${units.text}, not "relu"; using 8 instead.`],
    ['net=dense(8,relu,3)', 'net: layer 1 dense has one argument too many, "3"; it is ignored (at most 2).'],
    [
      'net=dense(8,units=9)',
      'net: layer 1 dense units is given more than once; using the first, "8", and ignoring "9".',
    ],
    ['net=dense(8,leaky_relu(alpha=-1))', 'net: layer 1 leaky_relu alpha "-1" is too small; using 0 instead (0 to 1).'],
    [
      'net=dense(8',
      `net: cannot read "dense(8": expected a comma or ")" at character 8, but the text ends; using ${bothLayers} instead.`,
    ],
    [`net=${'dense,'.repeat(12)}dense`, 'net: "13" hidden layers are too many (at most 12); using the first 12.'],
    ['output=tahn', 'output: unknown activation "tahn". Did you mean "tanh"? Using sigmoid instead.'],
    ['output=tanh&loss=bce', 'output: "tanh" does not fit loss bce on data with two classes; using sigmoid instead.'],
    ['output=softmax', 'output: "softmax" does not fit loss bce on data with two classes; using sigmoid instead.'],
    ['output=tanh', 'loss: "bce" does not fit output tanh; using mse instead.'],
    ['loss=crossentropy', 'loss: "cce" does not fit data with two classes. Did you mean "bce"? Using bce instead.'],
    [
      'data=iris&loss=bce',
      'loss: "bce" does not fit data with several classes. Did you mean "cce"? Using cce instead.',
    ],
    ['loss=cross_entropy_loss', 'loss: unknown loss "cross_entropy_loss". Did you mean "bce"? Using bce instead.'],
    ['data=plane&loss=bce', 'loss: "bce" does not fit data with a number to predict; using mse instead.'],
    ['opt=adamm', 'opt: unknown optimizer "adamm". Did you mean "adam"? Using adam instead.'],
    ['opt=BestOptimizer', 'opt: unknown optimizer "BestOptimizer"; using adam instead.'],
    ['opt=adam(lr=50)', `opt: adam lr "50" is too large; using ${lr.max} instead (${lr.text}).`],
    ['opt=adam(lr=fast)', `opt: adam lr must be a number from ${lr.text}, not "fast"; using 0.03 instead.`],
    ['opt=adam(rate=1)', 'opt: adam has no argument "rate=1"; it is ignored. Did you mean "lr"?'],
    ['opt=adam(gamma=1)', 'opt: adam has no argument "gamma=1"; it is ignored.'],
    [
      'init=glorot_normla',
      'init: unknown initializer "glorot_normla". Did you mean "xavier_normal"? Using xavier_uniform instead.',
    ],
    ['net=dropout(0.2,relu)', 'net: layer 1 dropout has one argument too many, "relu"; it is ignored (at most 1).'],
    ['net=dropout(activation=relu)', 'net: layer 1 dropout has no argument "activation=relu"; it is ignored.'],
    [
      'net=batch_norm(init=zeros,reg=l2)',
      'net: layer 1 batch_norm has no argument "init=zeros"; it is ignored.',
      'net: layer 1 batch_norm has no argument "reg=l2"; it is ignored.',
    ],
    ['net=dense(inti=zeros)', 'net: layer 1 dense has no argument "inti=zeros"; it is ignored. Did you mean "init"?'],
    [
      'net=dense(init=he_norml)',
      'net: unknown layer 1 initializer "he_norml". Did you mean "he_normal"? Using the experiment\'s instead.',
    ],
    ['net=dense(init=3)', 'net: layer 1 initializer cannot be "3"; using the experiment\'s instead.'],
    ['net=dense(reg=none)', 'net: unknown layer 1 regularizer "none"; using the experiment\'s instead.'],
    [
      'net=dense(reg=max_norm)',
      'net: layer 1 regularizer "max_norm" is not a penalty on weights; using the experiment\'s instead.',
    ],
    ['net=dense(freeze=yse)', 'net: layer 1 dense freeze cannot be "yse". Did you mean "yes"? Using no instead.'],
    ['net=dense(freeze=yes(1))', 'net: layer 1 dense freeze cannot be "yes(1)". Did you mean "yes"? Using no instead.'],
    [
      'net=dense(8,gelu(form=tahn))',
      'net: layer 1 gelu form cannot be "tahn". Did you mean "tanh"? Using exact instead.',
    ],
    ['net=dense(freeze=2)', 'net: layer 1 dense freeze cannot be "2"; using no instead.'],
    ['schedule=cosin', 'schedule: unknown schedule "cosin". Did you mean "cosine"? Using constant instead.'],
    ['schedule=cosine,step', 'schedule: "cosine,step" names more than one; using the first, "cosine".'],
    ['bias=he_normal', 'bias: initializer "he_normal" cannot draw biases; using zeros instead.'],
    ['bias=one', 'bias: unknown initializer "one"; using zeros instead.'],
    ['reg=elastic_nte', 'reg: unknown regularizer "elastic_nte"; it is ignored. Did you mean "elastic_net"?'],
    ['reg=7,l2', 'reg: regularizer cannot be "7"; it is ignored.'],
    ['reg=l2,ridge(1)', 'reg: "l2" is given more than once; using the first.'],
    ['reg=l2,none', 'reg: unknown regularizer "none"; it is ignored.'],
    [
      'reg=l2(',
      'reg: cannot read "l2(": expected a name or a number at character 4, but the text ends; using none instead.',
    ],
    ['reg=early_stopping(restore=first)', 'reg: early_stopping restore cannot be "first"; using best instead.'],
    [
      'data=plane&reg=label_smoothing',
      'reg: "label_smoothing" does not fit data with a number to predict; it is ignored.',
    ],
    [
      'data=iris&loss=sparse_cce&reg=label_smoothing',
      'reg: "label_smoothing" does not fit the whole-number targets of sparse_cce; it is ignored.',
    ],
    ['batch=0', 'batch: "0" is too small; using 1 instead (1 to 10000).'],
    ['batch=1.5', 'batch: "1.5" is not a whole number; using 2 instead (1 to 10000).'],
    ['batch=some', 'batch: "some" is not "all" or a whole number from 1 to 10000; using 10 instead.'],
    [
      'split=70/30',
      'split: "70/30" should be three whole percentages like 70/15/15: train/validation/test; using 70/15/15 instead.',
    ],
    [
      'split=0/50/50',
      'split: "0/50/50" must be three whole percentages that add up to 100, the first at least 10; using 70/15/15 instead.',
    ],
    ['seed=-1', 'seed: "-1" is too small; using 0 instead (0 to 4294967295).'],
    ['seed=x', 'seed: "x" is not a whole number from 0 to 4294967295; using 10 instead.'],
    ['replicas=0', 'replicas: "0" is too small; using 1 instead (1 to 64).'],
    ['replicas=65', 'replicas: "65" is too large; using 64 instead (1 to 64).'],
    ['replicas=some', 'replicas: "some" is not a whole number from 1 to 64; using 1 instead.'],
    ['replicas=x&sweep=lr(0.1..1,8)', 'replicas: "x" is not a whole number from 1 to 64; using 8 instead.'],
    ['replicas=16&sweep=lr(0.1..1,8)', 'replicas: "16" differs from the "8" of sweep; using 8 instead.'],
    ...['lr', '7', 'lr(0.1)', 'lr(0.1..)', 'lr(0.1..1', 'lr(0.1..1,8,9)', 'lr(1..x)', 'lr(0.1..1,8),l2'].map(
      (text): [string, string] => [
        `sweep=${text}`,
        `sweep: "${text}" should be a number of the experiment with its first and last value and the number of copies, like lr(0.001..1,16); using a single run instead.`,
      ],
    ),
    [
      'replicas=4&sweep=lr(0.1-1)',
      'sweep: "lr(0.1-1)" should be a number of the experiment with its first and last value and the number of copies, like lr(0.001..1,16); using copies that differ in their seed instead.',
    ],
    ['sweep=lr(0.1..1,1)', 'sweep: "lr(0.1..1,1)" has too few copies, "1" (at least 2); using a single run instead.'],
    [
      'replicas=1&sweep=lr(0.1..1)',
      'sweep: "lr(0.1..1)" has too few copies, "1" (at least 2); using a single run instead.',
    ],
    ['sweep=lr(0.1..1,100)', 'replicas: "100" is too large; using 64 instead (1 to 64).'],
    ['sweep=lr(0.1..1,4.4)', 'replicas: "4.4" is not a whole number; using 4 instead (1 to 64).'],
    [
      'sweep=momentum(0.1..1)',
      'sweep: this experiment has no "momentum" to sweep; using copies that differ in their seed instead.',
    ],
    ['provider=gpu', 'provider: unknown provider "gpu"; using auto instead.'],
    [
      'v=2',
      'v: version "2" is newer than this program, which knows up to 1; the text is read as version 1, so something may be missing.',
    ],
    ['v=x', 'v: "x" is not a version (the newest is 1); the text is read as version 1.'],
    ['x'.repeat(100_001), '"100001" characters are too many (at most 100000); using the default experiment instead.'],
    [
      'batch=0&seed=x&net=none',
      'seed: "x" is not a whole number from 0 to 4294967295; using 10 instead.',
      'batch: "0" is too small; using 1 instead (1 to 10000).',
    ],
  ];
  test.each(cases.map(([text, ...messages]) => ({ text, messages, name: text.slice(0, 40) })))(
    '$name',
    ({ text, messages }) => {
      const said = parse(text).notices.map(({ message }) => message.replace(/ (Known|Possible): [^.]*\.$/, ''));
      expect(said).toEqual(messages);
    },
  );

  test.each([
    [null, 'null'],
    [undefined, 'undefined'],
    [5, 'number'],
    [{}, 'object'],
  ])('%j', (value, what) => {
    expect(parse(value)).toEqual({
      spec: defaultSpec(),
      notices: [
        {
          key: 'text',
          message: `An experiment must be text, not "${what}"; using the default experiment instead.`,
        },
      ],
    });
  });

  test('names the section of the catalog instead of listing it where nothing is near', () => {
    const notice = (text: string) => parse(text).notices[0];
    expect(notice('opt=BestOptimizer')).toEqual({
      key: 'opt',
      message: 'opt: unknown optimizer "BestOptimizer"; using adam instead.',
      choices: 'optimizers',
    });
    expect(notice('bias=7')?.choices).toBe('initializers');
    expect(notice('net=dense(reg=l3)')?.choices).toBe('regularizers');
    expect(notice('net=dense(8,softmax)')?.choices).toBe('activations');
    expect(notice('opt=adamm')?.choices).toBeUndefined();
  });

  test('lists the known or possible names where they are few', () => {
    const message = (text: string) => parse(text).notices[0]?.message;
    expect(message('opt=adam(gamma=1)')).toContain('Known: lr, beta1, beta2, epsilon.');
    expect(message('provider=cuda')).toContain('Known: auto, wasm, webgpu.');
    expect(message('net=dense(freeze=2)')).toContain('Possible: no, yes.');
    expect(message('net=dense(reg=max_norm)')).toContain(`Possible: ${penalties().join(', ')}.`);
    expect(message('features=a')).toMatch(/Known: x1, x2, x1_squared, .* and 1 more\.$/);
  });
});

test('many notices are counted, not listed', () => {
  const { notices } = parse('&net'.repeat(100));
  expect(notices).toHaveLength(21);
  expect(notices.at(-1)).toEqual({ key: 'text', message: '80 more problems are not listed.' });
});

test('quoted text is short and visible', () => {
  const [notice] = parse(`opt=${'\u202e\0\u{1f600}'.repeat(50)}`).notices;
  expect(notice?.message).toContain('\\u{202e}');
  expect(notice?.message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(notice?.message.length).toBeLessThan(400);
});

test('old versions migrate step by step', () => {
  const renamed = migrate([{ key: 'lr', value: '1' }], 1, 3, {
    1: (pairs) => pairs.map(({ value }) => ({ key: 'rate', value })),
    2: (pairs) => pairs.map(({ key, value }) => ({ key, value: `${value}0` })),
  });
  expect(renamed).toEqual([{ key: 'rate', value: '10' }]);
});

test.each([
  [
    'data=names&net=embedding(4),max_pool',
    'layer 2 max_pool needs images, but it gets a sequence of 12 steps of 4 numbers; it is ignored.',
  ],
  ['data=parity&net=max_pool', 'it gets a sequence of 8 steps of 2 numbers'],
  ['data=sunspots&net=max_pool', 'it gets a sequence of 24 numbers'],
  [
    'data=digits&net=gru(4)',
    'layer 1 gru needs a sequence, such as parity, a text or windows of a time series, but it gets an image of 8 × 8 pixels; it is ignored.',
  ],
  ['data=digits&net=dense(8),gru(4)', 'it gets a row of 8 numbers'],
  ['data=digits&net=embedding(4)', 'it gets an image of 8 × 8 pixels'],
  ['data=sunspots&net=embedding(4)', 'each step is a single number'],
  [
    'data=names&net=lstm(4,returns=last)',
    'layer 1 lstm returns only its last state, but the target has a value at every step; using returns=every instead.',
  ],
  [
    'data=names&net=average_over_time',
    'layer 1 average_over_time returns no value at every step, but the target has a value at every step; it is ignored.',
  ],
  [
    'data=sunspots&net=self_attention(2)',
    'layer 1 self_attention has 2 heads, but its input has a single feature; using heads=1 instead.',
  ],
])('what a layer cannot take is named: %s', (text, words) => {
  expect(
    parse(text)
      .notices.map(({ message }) => message)
      .join(' '),
  ).toContain(words);
});

describe('the windows of a time series', () => {
  const read = (text: string) => {
    const { spec, notices } = parse(text);
    return { series: spec.series, notices: notices.map(({ message }) => message) };
  };

  test.each([
    ['data=sunspots', null],
    ['data=sunspots&series=24,1', null],
    ['data=sunspots&series=12', { window: 12, horizon: 1 }],
    ['data=sunspots&series=rows', 'rows'],
    ['data=co2', null],
    ['data=co2&series=rows', null],
    ['data=co2&series=24,1', { window: 24, horizon: 1 }],
    ['data=circle&series=rows', null],
  ] as const)('%s', (text, series) => {
    expect(read(text)).toEqual({ series, notices: [] });
  });

  test.each([
    [
      'data=circle&series=24,1',
      'series: the examples of circle have no order in time, so there are no windows of them; "24,1" is ignored.',
    ],
    ['data=sunspots&series=24', undefined],
    [
      'data=sunspots&series=many',
      'series: "many" should be a window and a horizon in rows, like 24,1, or "rows"; using the default instead.',
    ],
    ['data=sunspots&series=1,1', 'series: window "1" is too small; using 2 instead (2 to 256).'],
    ['data=sunspots&series=-5,2', 'series: window "-5" is too small; using 2 instead (2 to 256).'],
    ['data=sunspots&series=12,1.6', 'series: horizon "1.6" is not a whole number; using 2 instead (1 to 256).'],
    [
      'data=sunspots&series=1e9',
      'series: a window of "1000000000" rows leaves too few windows for validation and test, because 15 % of 309 rows are only 46; using 36 instead.',
    ],
    ['data=sunspots&series=12,1,3', 'series: "3" is ignored, because only a window and a horizon are needed.'],
    [
      'data=sunspots&series=12,',
      'series: "12," should be a window and a horizon in rows, like 24,1, or "rows"; using the default instead.',
    ],
    [
      'data=sunspots&series=100,1',
      'series: a window of "100" rows leaves too few windows for validation and test, because 15 % of 309 rows are only 46; using 36 instead.',
    ],
    [
      'data=sunspots&series=2,100',
      'series: a horizon of "100" rows leaves too few windows for validation and test, because 15 % of 309 rows are only 46; using 35 instead.',
    ],
  ])('%s gives a notice', (text, message) => {
    expect(read(text).notices[0]).toBe(message);
  });

  test('a number that is not possible gives one notice, whatever the reasons', () => {
    expect(read('data=sunspots&series=999,1').notices).toHaveLength(1);
    expect(read('data=sunspots&series=12,300').notices).toEqual([
      expect.stringMatching(/^series: a horizon of "300" rows leaves .*; using 35 instead\.$/),
      expect.stringMatching(/^series: a window of "12" rows with a horizon of 35 leaves .*; using 2 instead\.$/),
    ]);
  });

  test('every fold of a series validates by itself, because their numbers of windows differ', () => {
    const { notices } = parse('data=sunspots&fold=1/5&sweep=fold(1..5,5)');
    expect(notices.map(({ message }) => message)).toEqual([
      expect.stringContaining('this experiment has no "fold" to sweep; using copies that differ in their seed instead'),
    ]);
  });
});
