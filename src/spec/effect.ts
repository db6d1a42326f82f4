import type { Effect } from '../catalog/entry.ts';
import type { Call, ExperimentSpec } from './experiment.ts';
import { entryOf, type Section } from './lookup.ts';

const STRENGTH: readonly ('none' | Effect)[] = ['none', 'live', 'recompile', 'resample'];

/** What going from one experiment to another does to a run: the strongest effect of all differences. */
export function effectOf(before: ExperimentSpec, after: ExperimentSpec): 'none' | Effect {
  return strongest([
    when(
      before.seed !== after.seed ||
        before.features.join() !== after.features.join() ||
        before.split.train !== after.split.train ||
        before.split.validation !== after.split.validation ||
        before.split.test !== after.split.test,
      'resample',
    ),
    ofCall('datasets', before.data, after.data, 'resample'),
    ofCall('initializers', before.initializer, after.initializer, 'resample'),
    when(
      before.batch !== after.batch ||
        before.provider !== after.provider ||
        before.layers.length !== after.layers.length,
      'recompile',
    ),
    ofCall('activations', before.output, after.output, 'recompile'),
    ofCall('losses', before.loss, after.loss, 'recompile'),
    ofCall('optimizers', before.optimizer, after.optimizer, 'recompile'),
    ...after.layers.flatMap((layer, index) => {
      const was = before.layers[index];
      if (was === undefined) return [];
      return [
        ofCall('layers', was, layer, 'recompile'),
        ofCall('activations', was.activation, layer.activation, 'recompile'),
      ];
    }),
  ]);
}

/** Name of a hidden layer in the graph and in the names of its parameters: `dense1` for the first. */
export function layerName(layers: readonly Pick<Call, 'id'>[], index: number): string {
  const layer = layers[index];
  if (layer === undefined) throw new Error(`no layer ${index} among ${layers.length}`);
  return `${layer.id}${index + 1}`;
}

/** Every number that a run takes over without being built again, by its graph input: `opt/lr`, `dense1/alpha`. */
export function liveValues(spec: ExperimentSpec): Record<string, number> {
  return Object.fromEntries([
    ...live('opt', 'optimizers', spec.optimizer),
    ...live('loss', 'losses', spec.loss),
    ...spec.layers.flatMap((layer, index) => {
      const name = layerName(spec.layers, index);
      return [...live(name, 'layers', layer), ...live(name, 'activations', layer.activation)];
    }),
    ...live('output', 'activations', spec.output),
  ]);
}

function live(prefix: string, section: Section, { id, args }: Call): [string, number][] {
  return Object.entries(entryOf(section, id).hyper)
    .filter(([, { effect }]) => effect === 'live')
    .map(([name, { default: standard }]) => [`${prefix}/${name}`, args[name] ?? standard]);
}

/** @param other the effect of choosing another entry; the numbers of the same entry have their own */
function ofCall(section: Section, before: Call, after: Call, other: Effect): 'none' | Effect {
  if (before.id !== after.id) return other;
  const changed = Object.entries(entryOf(section, after.id).hyper).filter(
    ([name]) => before.args[name] !== after.args[name],
  );
  return strongest(changed.map(([, { effect }]) => effect));
}

function when(changed: boolean, effect: Effect): 'none' | Effect {
  return changed ? effect : 'none';
}

function strongest(effects: readonly ('none' | Effect)[]): 'none' | Effect {
  return STRENGTH.findLast((effect) => effects.includes(effect)) ?? 'none';
}
