import { entryOf } from '../../../experiment/index.ts';
import type { SampleType } from '../../../math/sample.ts';
import type { PlannedLayer } from '../plan.ts';
import type { StateTensor } from '../record-file.ts';
import type { Script } from '../script.ts';
import { layers } from './layers.ts';
import { definition, invocation, listed } from './python.ts';
import type { Site, WriteLayer } from './site.ts';

/** A function that passes examples through some layers. */
export interface NetworkCode {
  readonly source: string;
  /** What it remembers from step to step, as arrays of the record. */
  readonly memory: readonly StateTensor[];
  /** What it takes to tell training from evaluation: random numbers, or only a flag; null if both are the same. */
  readonly mode: 'draws' | 'training' | null;
  /** The variables that a call gives besides its output: `state`, `added`. */
  readonly results: readonly string[];
  /** A call. @param training the expression of its mode; null for evaluation */
  call(params: string, x: string, training: string | null): string;
  /** The output of a call in evaluation. */
  evaluated(params: string, x: string): string;
}

/** A part of the layers of an experiment that is written as a function. */
export interface NetworkPart {
  /** `network` */
  readonly name: string;
  readonly docstring: string;
  readonly layers: readonly PlannedLayer[];
  /** The number of hidden layers before them. */
  readonly first: number;
  /** What an example is for the first of these layers. */
  readonly input: SampleType;
  /** The number of tokens that become one-hot at first; undefined for anything else. */
  readonly oneHot?: number;
  /** The last statements. */
  readonly end: readonly string[];
}

/** @param plan all layers of the experiment */
export function writeNetwork(
  part: NetworkPart,
  {
    plan,
    outputs,
    script,
  }: { readonly plan: readonly PlannedLayer[]; readonly outputs: number; readonly script: Script },
): NetworkCode {
  const ids = part.layers.map(({ layer }) => layer.id);
  const draws = ids.some((id) => id === 'dropout' || id === 'noise' || id === 'variational');
  const adds = ids.includes('variational');
  const remembers = ids.includes('batch_norm');
  const mode = draws ? 'draws' : remembers ? 'training' : null;
  const memory: StateTensor[] = [];
  const joined = new Set(part.layers.flatMap(({ layer }) => joinOf(layer) ?? []));

  const statements = part.layers.flatMap((planned, index) => {
    const { name } = planned;
    const from = joinOf(planned.layer);
    const site: Site = {
      script,
      planned,
      plan,
      params: `params["${name}"]`,
      training: draws ? 'draws is not None' : 'training',
      other: from === null ? null : variableOf(part, from),
      outputs,
      draw: (local) => `draws["${name}/${local}"]`,
      remember: (local, size) =>
        memory.push({ key: `state/${name}/${local}`, shape: [size], of: [`${name}/${local}`] }),
    };
    const write: WriteLayer = layers[planned.layer.id as keyof typeof layers];
    const written = write(site);
    const number = part.first + index + 1;
    return [
      ...(flattens(planned) ? ['x = x.reshape(x.shape[0], -1)'] : []),
      ...(typeof written === 'string' ? (written === 'x' ? [] : [`x = ${written}`]) : written),
      ...(joined.has(number) ? [`${variableOf(part, number)} = x`] : []),
    ];
  });
  const results = [...(remembers ? ['state'] : []), ...(adds ? ['added'] : [])];
  const signature = invocation(part.name, [
    'params',
    ...(remembers ? ['state'] : []),
    'x',
    ...(mode === null ? [] : [mode === 'draws' ? 'draws=None' : 'training=False']),
  ]);
  const call = (params: string, x: string, training: string | null) =>
    invocation(part.name, [
      params,
      ...(remembers ? ['state'] : []),
      x,
      ...(training === null || mode === null ? [] : [mode === 'draws' ? training : `training=${training}`]),
    ]);
  const body = [...statements, ...part.end];
  const [, last] = /^x = (.*)$/.exec(body.at(-1) ?? '') ?? [];
  return {
    source: definition(signature, part.docstring, [
      remembers ? 'state = dict(state)' : null,
      adds ? 'added = 0.0' : null,
      part.oneHot === undefined ? null : `x = jax.nn.one_hot(x.astype(int), ${part.oneHot})`,
      part.input.shape.length > 1 && part.oneHot === undefined
        ? `x = ${invocation('x.reshape', ['-1', ...part.input.shape])}`
        : null,
      joined.has(part.first) ? `${variableOf(part, part.first)} = x` : null,
      ...(last === undefined ? body : body.slice(0, -1)),
      `return ${listed([last ?? 'x', ...results])}`,
    ]),
    memory,
    mode,
    results,
    call,
    evaluated: (params, x) => `${call(params, x, null)}${results.length > 0 ? '[0]' : ''}`,
  };
}

/** The number of the earlier layer that a layer joins; null if it joins none. */
function joinOf(layer: PlannedLayer['layer']): number | null {
  return entryOf('layers', layer.id).joins?.(layer.args) ?? null;
}

/** The variable with the output of a layer by its number, or with the input of the part. */
function variableOf(part: NetworkPart, number: number): string {
  return number === part.first ? 'inputs' : `after_${part.layers[number - part.first - 1]?.name}`;
}

/** Whether a layer takes the numbers of an example in a row that the one before it does not leave so. */
function flattens({ received, taken, everyStep }: PlannedLayer): boolean {
  return !everyStep && received.shape.length > 1 && taken.shape.length === 1;
}
