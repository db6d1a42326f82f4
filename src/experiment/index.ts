/** The experiment as a document: its type, its text, and the effect of an edit. */
export { learnsByReward, outputTitle, rolesOf } from './agent.ts';
export { recognized, withLayers } from './arrange.ts';
export { call, defaultLayer, layer } from './call.ts';
export {
  activationsFor,
  biasInitializers,
  consequenceOf,
  lossesFor,
  outputsFor,
  penalties,
  regularizersFor,
  suitsAgent,
  weightInitializers,
} from './choices.ts';
export { type DataShape, dataOf, isGame, OWN, type SequenceShape, sameData, targetPositions } from './data.ts';
export { defaultSpec, standardSpec } from './defaults.ts';
export { differences } from './differences.ts';
export { drawingOf } from './drawing.ts';
export {
  type Reconciled,
  reconcile,
  withDataset,
  withOptimizer,
  withSeries,
  withTable,
  withTarget,
  withTask,
} from './edit.ts';
export { effectOf, effectOfChoosing, liveValues, trainAlike } from './effect.ts';
export { endingsFor, rangeOf, scoreOf } from './endings.ts';
export type {
  Call,
  DataChoice,
  Ending,
  ExperimentSpec,
  Fold,
  LayerSpec,
  LayoutEdit,
  Pin,
  Plane,
  ProviderChoice,
  Split,
  Start,
  Sweep,
} from './experiment.ts';
export { BATCH, usualBatch } from './fields/batch.ts';
export { DISCRIMINATOR_STEPS } from './fields/discriminator-steps.ts';
export type { Anchor } from './fields/field.ts';
export { FOLDS } from './fields/fold.ts';
export { keyOf } from './fields/index.ts';
export { MAX_LAYERS } from './fields/layer-fit.ts';
export { PROVIDERS } from './fields/provider.ts';
export { REPLICAS } from './fields/replicas.ts';
export { SEED } from './fields/seed.ts';
export { MIN_TRAIN } from './fields/split.ts';
export { chosenTask, chosenTasks, tasksFor } from './fields/task.ts';
export { printUntil } from './fields/until.ts';
export { MOVES, WORLDS } from './fields/worlds.ts';
export { fragmentOf } from './fragment.ts';
export {
  engineeredFor,
  featureColumns,
  featuresFor,
  indicates,
  inputLabels,
  inputsOf,
  outputCount,
  planeColumns,
} from './inputs.ts';
export { keyed, keyOfLayer, keysOf } from './layer-keys.ts';
export { whyNoLayer } from './layer-types.ts';
export { cutSentence, endingOf, onTable, parseLink } from './link.ts';
export { entryOf, folderOf, idsOf, optionOf, type Section } from './lookup.ts';
export { type Notice, quote } from './notices.ts';
export { MAX_MOMENT, MOMENT_KEY } from './page/keys.ts';
export { parameterCount } from './parameter-count.ts';
export { type LayerShape, layerShapesOf, type ParameterShape, parametersOf } from './parameters.ts';
export { keptTableOf, type Parsed, parse } from './parse.ts';
export { MAX_PINS, PIN } from './pins.ts';
export { layerName, layerTitles } from './places.ts';
export { print } from './print.ts';
export { rowCount } from './rows.ts';
export { idleScalerSettings, scalerFor } from './scaler.ts';
export { DRAWN } from './start.ts';
export { type Sweepable, sweepables, sweptNumber, sweptValues, variants } from './sweep.ts';
export { divides, hasGenerator, noiseOf, playerOf } from './two-networks.ts';
export { HORIZON, usualSeries, WINDOW } from './windows.ts';
export { environmentOf } from './world.ts';
