import { learnsByReward } from './agent.ts';
import type { Call, ExperimentSpec, LayerSpec } from './experiment.ts';
import { entryOf, LAYER_CHOICES, type Section } from './lookup.ts';
import { dividedBy, hasGenerator, networkOf } from './two-networks.ts';

/** The usual kind of layer, which is titled "Hidden". */
const USUAL = 'dense';

/** A catalog entry's place in an experiment. */
export interface Place {
  /** The prefix of its numbers in the graph, before "/" and the number: `opt`, `reg/l2`, `dense1`, `dense1/reg`. */
  readonly path: string;
  /** The prefix of its numbers in a text: `l2`, `dense1`, `dense1_reg`; empty if their own name is enough. */
  readonly name: string;
  /**
   * The label for people, in the middle of a sentence: "L2 penalty", "dense1"; empty if the number's name is enough.
   */
  readonly label: string;
  readonly section: Section;
  readonly call: Call;
  /** The experiment with other arguments there. */
  set(args: Call['args']): ExperimentSpec;
}

/**
 * Every entry of an experiment except its dataset, if that is no environment. The names are those of `liveValues` and, with "_" for "/", of
 * `sweepables`.
 */
export function placesOf(spec: ExperimentSpec): readonly Place[] {
  return [
    {
      path: 'opt',
      name: '',
      label: hasGenerator(spec) ? 'discriminator' : '',
      ...chosen(spec, 'optimizer', 'optimizers'),
    },
    ...(hasGenerator(spec)
      ? [
          {
            path: 'generator_opt',
            name: 'generator',
            label: 'generator',
            ...chosen(spec, 'generatorOptimizer', 'optimizers'),
          },
        ]
      : []),
    { path: 'schedule', name: 'schedule', label: 'schedule', ...chosen(spec, 'schedule', 'schedules') },
    ...(learnsByReward(spec)
      ? [
          { path: 'method', name: 'method', label: '', ...chosen(spec, 'method', 'methods') },
          { path: 'world', name: 'world', label: 'world', ...chosen(spec, 'data', 'datasets') },
        ]
      : [{ path: 'loss', name: 'loss', label: 'loss', ...chosen(spec, 'loss', 'losses') }]),
    ...spec.regularizers.map((one) => ({
      path: `reg/${one.id}`,
      name: one.id,
      label: inSentence(entryOf('regularizers', one.id).label),
      section: 'regularizers' as const,
      call: one,
      set: (args: Call['args']) => ({
        ...spec,
        regularizers: spec.regularizers.map((other) => (other === one ? { ...one, args } : other)),
      }),
    })),
    ...spec.layers.flatMap((_, index) => placesOfLayer(spec, index)),
    { path: 'output', name: 'output', label: 'output', ...chosen(spec, 'output', 'activations') },
    { path: 'init', name: 'init', label: 'initializer', ...chosen(spec, 'initializer', 'initializers') },
    { path: 'bias', name: 'bias', label: 'bias', ...chosen(spec, 'bias', 'initializers') },
  ];
}

/** The name of a hidden layer in the graph and in the names of its parameters: `dense1` for the first. */
export function layerName(layers: readonly Pick<Call, 'id'>[], index: number): string {
  const layer = layers[index];
  if (layer === undefined) throw new Error(`no layer ${index} among ${layers.length}`);
  return `${layer.id}${index + 1}`;
}

/**
 * A name in the graph or in a text (`dense2/weight`, `dense2_reg`) after layers have been renamed. Names that are not
 * those of a layer stay.
 * @param names the new name of every layer, by its old one; null if it is gone
 * @returns null if the layer is gone
 */
export function nameIn(names: ReadonlyMap<string, string | null>, name: string): string | null {
  for (const [before, after] of names) {
    if (name === before || name.startsWith(`${before}/`) || name.startsWith(`${before}_`)) {
      return after === null ? null : after + name.slice(before.length);
    }
  }
  return name;
}

const TITLES = {
  none: 'Hidden',
  generator: 'Generator',
  discriminator: 'Discriminator',
  policy: 'Policy',
  value: 'Value',
} as const;

/**
 * The titles of the hidden layers: "Hidden 1", or for other kinds the label of the kind, "Dropout 2". Of two networks, the
 * hidden layers have the name of theirs: "Generator 1". The end of a policy is "Actions".
 */
export function layerTitles(layers: readonly Pick<Call, 'id'>[]): readonly string[] {
  const usual = (index: number) => TITLES[networkOf(layers, index) ?? 'none'];
  return layers.map((layer, index) => {
    if (dividedBy(layer) === 'policy') return 'Actions';
    return `${layer.id === USUAL ? usual(index) : entryOf('layers', layer.id).label} ${index + 1}`;
  });
}

/** A label as written in the middle of a sentence: "learning rate", but "L2 penalty". */
export function inSentence(label: string): string {
  return /^[A-Z][a-z-]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** "learning rate", "bias value", and "dropout2 rate", which does not repeat "dropout". */
export function labelOf(place: string, label: string): string {
  if (place === '') return inSentence(label);
  const said = place.split(' ').at(-1)?.replace(/\d+$/, '');
  const [first = '', ...rest] = inSentence(label).split(' ');
  return [place, ...(first === said ? rest : [first, ...rest])].join(' ');
}

type Choice =
  | 'data'
  | 'method'
  | 'optimizer'
  | 'generatorOptimizer'
  | 'schedule'
  | 'loss'
  | 'output'
  | 'initializer'
  | 'bias';

function chosen(spec: ExperimentSpec, part: Choice, section: Section): Pick<Place, 'section' | 'call' | 'set'> {
  return { section, call: spec[part], set: (args) => ({ ...spec, [part]: { ...spec[part], args } }) };
}

/** A layer and its choices. The numbers of its activation count as its own, because no two of them share a name. */
function placesOfLayer(spec: ExperimentSpec, index: number): readonly Place[] {
  const layer = spec.layers[index] as LayerSpec;
  const name = layerName(spec.layers, index);
  const edited = (edit: Partial<LayerSpec>): ExperimentSpec => ({
    ...spec,
    layers: spec.layers.map((other, at) => (at === index ? { ...layer, ...edit } : other)),
  });
  const choice = (which: keyof typeof LAYER_CHOICES, at: Pick<Place, 'path' | 'name' | 'label'>): Place[] => {
    const call = layer[which];
    const { section } = LAYER_CHOICES[which];
    return call === null ? [] : [{ ...at, section, call, set: (args) => edited({ [which]: { ...call, args } }) }];
  };
  const penalty = layer.penalty === null ? '' : inSentence(entryOf('regularizers', layer.penalty.id).label);
  return [
    { path: name, name, label: name, section: 'layers', call: layer, set: (args) => edited({ args }) },
    ...choice('activation', { path: name, name, label: name }),
    ...choice('initializer', { path: `${name}/init`, name: `${name}_init`, label: `${name} initializer` }),
    ...choice('penalty', { path: `${name}/reg`, name: `${name}_reg`, label: `${name} ${penalty}` }),
  ];
}
