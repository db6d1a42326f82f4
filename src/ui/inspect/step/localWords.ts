import { type ExperimentSpec, entryOf } from '../../../experiment/index.ts';
import { inSentence, placesOf } from '../../../experiment/places.ts';

/** What the tensors of layers and worlds are called, by the last part of their names in the graph. */
const WORDS: Readonly<Record<string, string>> = {
  x: 'inputs',
  y: 'targets',
  weight: 'weights',
  bias: 'biases',
  weight_ih: 'weights of the inputs',
  weight_hh: 'weights of the state',
  bias_hn: 'biases of the candidate',
  in_proj_weight: 'weights of query, key and value',
  in_proj_bias: 'biases of query, key and value',
  out_proj_weight: 'weights after the heads',
  out_proj_bias: 'biases after the heads',
  linear1_weight: 'weights of the first dense part',
  linear1_bias: 'biases of the first dense part',
  linear2_weight: 'weights of the second dense part',
  linear2_bias: 'biases of the second dense part',
  norm1_scale: 'scales of the first normalization',
  norm1_shift: 'shifts of the first normalization',
  norm2_scale: 'scales of the second normalization',
  norm2_shift: 'shifts of the second normalization',
  scale: 'scales',
  shift: 'shifts',
  h: 'state',
  c: 'cell',
  i: 'input gate',
  f: 'forget gate',
  o: 'output gate',
  g: 'candidate',
  n: 'candidate',
  r: 'reset gate',
  z: 'update gate',
  added: 'contribution of the inputs',
  sum: 'weighted sums of the gates',
  scores: 'attention scores',
  attention: 'attention',
  noise: 'random numbers',
  state: 'state of the worlds',
  running: 'returns of the episodes so far',
  latest: 'returns of the last episodes',
  means: 'mean rewards',
};

/** A tensor in words, by its name in the graph: `lstm1/weight_ih` is "weights of the inputs". */
export function localWords(name: string): string {
  const local = name.slice(name.indexOf('/') + 1);
  const forward = local.replace(/_reverse$/, '');
  const words = WORDS[forward] ?? forward.replaceAll(/[_/]/g, ' ');
  return forward === local ? words : `${words}, backwards`;
}

const COUNTS: Readonly<Record<string, string>> = {
  schedule: 'factor of the schedule',
  step: 'number of the step',
  'step/generator': 'number of the generator’s step',
  'turn/discriminator': 'turn of the discriminator',
  'turn/generator': 'turn of the generator',
};

/** A number that a person has chosen, or that follows from the count of the steps, by its name in the graph. */
export function numberWords(name: string, spec: ExperimentSpec): string {
  const count = COUNTS[name];
  if (count !== undefined) return count;
  for (const { path, section, call } of placesOf(spec)) {
    const hyper = name.startsWith(`${path}/`)
      ? entryOf(section, call.id).hyper[name.slice(path.length + 1)]
      : undefined;
    if (hyper) return inSentence(hyper.label);
  }
  return localWords(name);
}
