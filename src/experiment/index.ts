export { recognized, withLayers } from './arrange.ts';
/** The experiment as a document: its type, its text, and the effect of an edit. */
export { call, layer } from './call.ts';
export {
  activationsFor,
  biasInitializers,
  consequenceOf,
  lossesFor,
  outputsFor,
  penalties,
  regularizersFor,
  weightInitializers,
} from './choices.ts';
export { type DataShape, dataOf, OWN } from './data.ts';
export { defaultLayer, defaultSpec, standardSpec } from './defaults.ts';
export { differences, sameData } from './differences.ts';
export { type Anchor, type Reconciled, reconcile, withDataset, withOptimizer, withTable, withTarget } from './edit.ts';
export { effectOf, liveValues, trainAlike } from './effect.ts';
export type {
  Call,
  DataChoice,
  ExperimentSpec,
  Fold,
  LayerSpec,
  Pin,
  Plane,
  ProviderChoice,
  Split,
  Sweep,
} from './experiment.ts';
export { fragmentOf } from './fragment.ts';
export {
  engineeredFor,
  featureColumns,
  featuresFor,
  indicates,
  inputLabels,
  inputsOf,
  planeColumns,
} from './inputs.ts';
export { keyed, keysOf } from './layer-keys.ts';
export { BATCH, FOLDS, MAX_LAYERS, MAX_PINS, MIN_TRAIN, PIN, PROVIDERS, REPLICAS, SEED } from './limits.ts';
export { cutSentence, endingOf, onTable, parseLink } from './link.ts';
export { entryOf, idsOf, optionOf, type Section } from './lookup.ts';
export { type Notice, quote } from './notices.ts';
export { type ParameterShape, parametersOf } from './parameters.ts';
export { keptTableOf, type Parsed, parse } from './parse.ts';
export { layerName, layerTitles } from './places.ts';
export { print } from './print.ts';
export { idleScalerSettings, scalerFor } from './scaler.ts';
export { type Sweepable, sweepables, sweptNumber, sweptValues, variants } from './sweep.ts';
