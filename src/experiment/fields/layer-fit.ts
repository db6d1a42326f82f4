/** Fits the hidden layers of an edited experiment. */
import type { LayerChoice } from '../../catalog/layers/definition.ts';
import { defaultLayer } from '../call.ts';
import { penalties, weightInitializers } from '../choices.ts';
import type { Call, LayerSpec } from '../experiment.ts';
import { fitActivation, fitCall, fitEntry, refuse } from '../fit-entry.ts';
import { entryOf, has } from '../lookup.ts';
import { type Notices, quote } from '../notices.ts';
import { printLayers } from '../write.ts';
import { cannotDrawWeights } from './initializer.ts';

/** The maximum number of hidden layers of any kind, including dropout and the like. */
export const MAX_LAYERS = 12;

export function fitLayers(notices: Notices, layers: readonly LayerSpec[]): readonly LayerSpec[] {
  if (layers.length > MAX_LAYERS) {
    notices.add(
      'net',
      `"${layers.length}" hidden layers are too many (at most ${MAX_LAYERS}); using the first ${MAX_LAYERS}.`,
    );
  }
  return layers.slice(0, MAX_LAYERS).map((layer, index) => fitLayer(notices, layer, `layer ${index + 1} `));
}

function fitLayer(notices: Notices, given: LayerSpec, where: string): LayerSpec {
  if (!has('layers', given.id)) {
    const standard = defaultLayer();
    notices.add('net', `unknown ${where}${quote(given.id)}; using ${printLayers([standard])} instead.`);
    return standard;
  }
  const standard = defaultLayer(given.id);
  return {
    ...fitCall(notices, 'net', 'layers', given, standard, where),
    ...(given.key !== undefined && { key: given.key }),
    activation: fitLayerActivation(notices, given, standard.activation, where),
    initializer: fitLayerInitializer(notices, given, where),
    penalty: fitPenalty(notices, given, where),
  };
}

/** @param standard the default activation of the layer; null if it takes none */
function fitLayerActivation(notices: Notices, given: LayerSpec, standard: Call | null, where: string): Call | null {
  const { id, activation } = given;
  if (standard === null) {
    if (activation !== null) refuseChoice(notices, where, id, 'activation', activation);
    return null;
  }
  if (activation !== null) return fitActivation(notices, 'net', 'hidden', activation, standard, where);
  notices.add('net', `${where}${id} needs an activation and has none; using ${standard.id} instead.`);
  return standard;
}

const EXPERIMENTS = "using the experiment's instead";

function fitLayerInitializer(notices: Notices, { id, initializer }: LayerSpec, where: string): Call | null {
  if (initializer === null) return null;
  if (!takes(id, 'initializer')) return refuseChoice(notices, where, id, 'initializer', initializer);
  const fitted = fitEntry(notices, 'net', 'initializers', initializer, EXPERIMENTS, where);
  const possible = weightInitializers();
  if (fitted === undefined || possible.includes(fitted.id)) return fitted ?? null;
  const what = where + cannotDrawWeights(fitted.id);
  refuse(notices, 'net', { section: 'initializers', what, instead: EXPERIMENTS, possible });
  return null;
}

function fitPenalty(notices: Notices, { id, penalty }: LayerSpec, where: string): Call | null {
  if (penalty === null) return null;
  if (!takes(id, 'penalty')) return refuseChoice(notices, where, id, 'penalty', penalty);
  const fitted = fitEntry(notices, 'net', 'regularizers', penalty, EXPERIMENTS, where);
  if (fitted === undefined || penalties().includes(fitted.id)) return fitted ?? null;
  const what = `${where}regularizer "${fitted.id}" is not a penalty on weights`;
  refuse(notices, 'net', { section: 'regularizers', what, instead: EXPERIMENTS, possible: penalties() });
  return null;
}

function takes(layerId: string, choice: LayerChoice): boolean {
  return entryOf('layers', layerId).choices.includes(choice);
}

function refuseChoice(notices: Notices, where: string, id: string, choice: LayerChoice, given: Call): null {
  notices.add('net', `${where}${id} takes no ${choice}; ${quote(given.id)} is ignored.`);
  return null;
}
