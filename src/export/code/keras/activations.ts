import type { activations as catalog } from '../../../catalog/activations/index.ts';
import type { Call } from '../../../experiment/index.ts';
import type { Script } from '../script.ts';
import { float } from './python.ts';

/** Writes an activation as an argument `activation=…`: a name of Keras, or a function. */
type WriteActivation = (args: Readonly<Record<string, number>>, script: Script) => string;

const named =
  (name: string): WriteActivation =>
  () =>
    `"${name}"`;

/** A function of Keras with its hyperparameters. */
function partial(call: string, options: string, script: Script): string {
  script.import('from functools import partial');
  return `partial(${call}, ${options})`;
}

/** Every activation of the catalog in Keras. */
const activations = {
  linear: named('linear'),
  sigmoid: named('sigmoid'),
  tanh: named('tanh'),
  softsign: named('softsign'),
  hard_sigmoid: named('hard_sigmoid'),
  relu: named('relu'),
  leaky_relu: ({ alpha }, script) =>
    partial('keras.activations.leaky_relu', `negative_slope=${float(alpha as number)}`, script),
  // A layer of its own, because it has a weight: see `activate`.
  prelu: named('linear'),
  relu6: named('relu6'),
  elu: ({ alpha }, script) =>
    alpha === 1 ? '"elu"' : partial('keras.activations.elu', `alpha=${float(alpha as number)}`, script),
  selu: named('selu'),
  gelu: ({ form }, script) => (form === 1 ? partial('keras.activations.gelu', 'approximate=True', script) : '"gelu"'),
  silu: named('silu'),
  mish: named('mish'),
  softplus: named('softplus'),
  sine: ({ omega }, script) => {
    return partial(script.helper('sine', SINE), `omega=${float(omega as number)}`, script);
  },
  softmax: named('softmax'),
} satisfies Record<keyof typeof catalog, WriteActivation>;

const SINE = `def sine(x, omega):
    return ops.sin(omega * x)`;

/** The argument `activation=…`; undefined for none. */
export function activationOf(call: Call | null, script: Script): string | undefined {
  if (call === null || call.id === 'linear' || call.id === 'prelu') return undefined;
  return activations[call.id as keyof typeof activations](call.args, script);
}

/** The output activation of an expression of logits. */
export function activatedOutput(logits: string, call: Call, script: Script): string {
  const activation = activationOf(call, script);
  if (activation === undefined) return logits;
  if (activation.startsWith('"')) return `keras.activations.${activation.slice(1, -1)}(${logits})`;
  return `${activation}(${logits})`;
}
