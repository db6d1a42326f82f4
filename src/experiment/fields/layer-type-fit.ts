/** Fits hidden layers to what they receive and what is predicted: to the data, and to the layers before them. */
import type { LayerDef, Refusal } from '../../catalog/layers/definition.ts';
import type { SampleType } from '../../math/sample.ts';
import type { ExperimentSpec, LayerSpec } from '../experiment.ts';
import {
  type Earlier,
  type Given,
  givenTo,
  inputType,
  outputOf,
  predictsSteps,
  settledLayers,
  withLayer,
} from '../layer-types.ts';
import { entryOf } from '../lookup.ts';
import { IGNORED, type Notices } from '../notices.ts';
import { printValue } from '../write.ts';

/**
 * The layers that can take what they receive: some with other numbers, and without those that cannot take it at all.
 * @param layers each valid by itself
 * @param spec has the data, features and treatment of missing values
 */
export function fitLayerTypes(
  notices: Notices,
  layers: readonly LayerSpec[],
  spec: Omit<ExperimentSpec, 'layers'>,
): readonly LayerSpec[] {
  let types: Earlier = [inputType({ ...spec, layers })];
  // The number that each layer has once those that do not fit are left out.
  const numbers = [0];
  const settled = settledLayers({ ...spec, layers });
  const keepsSteps = predictsSteps(spec);
  const given = givenTo({ ...spec, layers });
  const fitting = layers.flatMap((layer, index) => {
    const asBuilt = renumbered(settled[index] as LayerSpec, numbers);
    const fitted = fitLayerType(notices, asBuilt, types, {
      name: `layer ${index + 1} ${layer.id}`,
      keepsSteps,
      given,
    });
    if (fitted !== null) types = withLayer(types, layer, fitted.output, given);
    numbers.push(types.length - 1);
    if (fitted === null) return [];
    const kept = renumbered(layer, numbers);
    return fitted.layer === asBuilt ? [kept] : [{ ...kept, args: { ...kept.args, ...fitted.changed } }];
  });
  // Without a layer, those before it may have another output.
  return fitting.length < layers.length ? fitLayerTypes(notices, fitting, spec) : fitting;
}

/** A layer that joins an earlier one, with the number that this one has now. */
export function renumbered(layer: LayerSpec, numbers: readonly number[]): LayerSpec {
  const from = (entryOf('layers', layer.id) as LayerDef).joins?.(layer.args);
  const now = from === undefined ? undefined : numbers[from];
  return now === undefined || now === from ? layer : { ...layer, args: { ...layer.args, from: now } };
}

interface Fitted {
  readonly layer: LayerSpec;
  /** The hyperparameters that are not as given. */
  readonly changed: Readonly<Record<string, number>>;
  readonly output: SampleType;
}

interface Place {
  /** The layer, for sentences. */
  readonly name: string;
  /** Whether a sequence has to remain one, because the target has a value at every step. */
  readonly keepsSteps: boolean;
  readonly given: Given;
}

function fitLayerType(notices: Notices, layer: LayerSpec, types: Earlier, place: Place): Fitted | null {
  const type = outputAt(place, layer, types);
  if (!('problem' in type)) return { layer, changed: {}, output: type };
  const { problem, instead } = type;
  const typeThen = instead && outputAt(place, { ...layer, args: instead }, types);
  if (instead === null || typeThen === null || 'problem' in typeThen) {
    notices.add('net', `${place.name} ${problem}; ${IGNORED}.`);
    return null;
  }
  const changed = Object.entries(entryOf('layers', layer.id).hyper).filter(
    ([argument]) => instead[argument] !== layer.args[argument],
  );
  const words = changed.map(([argument, setting]) => `${argument}=${printValue(setting, instead[argument] as number)}`);
  notices.add('net', `${place.name} ${problem}; using ${words.join(', ')} instead.`);
  return {
    layer: { ...layer, args: instead },
    changed: Object.fromEntries(changed.map(([argument]) => [argument, instead[argument] as number])),
    output: typeThen,
  };
}

/** What becomes of an example in a layer that has to suit the target, too. */
function outputAt({ keepsSteps, given }: Place, layer: LayerSpec, types: Earlier): SampleType | Refusal {
  const output = outputOf(layer, types, given);
  const before = types.at(-1) as SampleType;
  if ('problem' in output || !keepsSteps || !isSequence(before) || isSequence(output)) return output;
  const every = (entryOf('layers', layer.id) as LayerDef).hyper.returns?.options?.indexOf('every') ?? -1;
  const but = 'but the target has a value at every step';
  if (every < 0) return { problem: `returns no value at every step, ${but}`, instead: null };
  return { problem: `returns only its last state, ${but}`, instead: { ...layer.args, returns: every } };
}

function isSequence({ axes }: SampleType): boolean {
  return axes[0] === 'time';
}
