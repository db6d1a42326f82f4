import type { Task } from '../catalog/datasets/definition.ts';
import type { LayerChoice } from '../catalog/layers/definition.ts';
import type { OwnTable } from '../table/table.ts';
import { call } from './call.ts';
import {
  activationsFor,
  goesWell,
  initializersFor,
  lossesFor,
  lossForOutput,
  outputsFor,
  penalties,
  regularizersFor,
  usualOutput,
} from './choices.ts';
import { dataOf, OWN } from './data.ts';
import { defaultLayer, defaultLoss, defaultSpec, standardSpec } from './defaults.ts';
import type { Call, DataChoice, ExperimentSpec, Fold, LayerSpec } from './experiment.ts';
import { fitNumber } from './fit.ts';
import { featuresFor, fitFeatures, fitPlane } from './inputs.ts';
import { BATCH, FOLDS, MAX_LAYERS, MIN_TRAIN, PROVIDERS, SEED } from './limits.ts';
import { listed, MOST_LISTED } from './listed.ts';
import { entryOf, has, idsOf, NOUNS, type Section } from './lookup.ts';
import { nearest } from './near.ts';
import { complain, IGNORED, type Notice, Notices, quote } from './notices.ts';
import { fitPins } from './pins.ts';
import { printEntry, printFold, printLayers, printSplit } from './print.ts';
import { fitReplicas } from './replicas.ts';
import { scalerFor } from './scaler.ts';
import { printNumber } from './syntax.ts';

export interface Reconciled {
  readonly spec: ExperimentSpec;
  readonly notices: readonly Notice[];
}

/** Which of the two a person has just chosen; the other one changes if they do not fit together. */
export type Anchor = 'loss' | 'output';

/**
 * Makes an edited experiment complete, valid and consistent, and reports what it changed: it brings numbers into their
 * ranges and fits features to the dataset, the loss to the task, and loss and output activation to each other. An
 * experiment that is already valid is returned unchanged, without notices.
 */
export function reconcile(spec: ExperimentSpec, anchor: Anchor = 'loss'): Reconciled {
  const notices = new Notices();
  return { spec: reconcileInto(notices, spec, anchor), notices: notices.list() };
}

/** The experiment on another dataset of the catalog. */
export function withDataset(spec: ExperimentSpec, id: string): Reconciled {
  return withData(spec, { data: defaultSpec(id).data, table: null, target: null });
}

/** The experiment on a person's own table. */
export function withTable(spec: ExperimentSpec, table: OwnTable): Reconciled {
  return withData(spec, { data: OWN_DATA, table, target: null });
}

/** The experiment with another target. A person's choice of features is kept, except for that column. */
export function withTarget(spec: ExperimentSpec, target: string): Reconciled {
  const usual = standardSpec(spec).features;
  const chosen = spec.features.length !== usual.length || spec.features.some((id) => !usual.includes(id));
  const left = spec.features.filter((id) => id !== target);
  return withData(chosen && left.length > 0 ? { ...spec, features: left } : spec, { ...spec, target });
}

/**
 * The experiment with another optimizer. A learning rate that a person chose stays, so that optimizers can be compared
 * at the same learning rate; a default becomes the default of the new optimizer. A notice reports either if the two
 * differ.
 */
export function withOptimizer(spec: ExperimentSpec, id: string): Reconciled {
  const usual = usualOptimizer(spec, id);
  const [rate, usualRate] = [rateOf(spec.optimizer), rateOf(usual)];
  const stays = rate !== rateOf(usualOptimizer(spec, spec.optimizer.id));
  const optimizer = stays ? call('optimizers', id, { ...usual.args, lr: rate }) : usual;
  const { spec: fitted, notices } = reconcile({ ...spec, optimizer });
  if (rate === usualRate) return { spec: fitted, notices };
  const { label } = entryOf('optimizers', id);
  const told = new Notices();
  told.add(
    label,
    stays
      ? `the learning rate stays at ${printNumber(rate)}. The default is ${printNumber(usualRate)}.`
      : `the learning rate changes from ${printNumber(rate)} to ${printNumber(usualRate)}, the default.`,
  );
  return { spec: fitted, notices: [...told.list(), ...notices] };
}

function usualOptimizer(choice: DataChoice, id: string): Call {
  const { optimizer } = standardSpec(choice);
  return optimizer.id === id ? optimizer : call('optimizers', id);
}

function rateOf({ args }: Call): number {
  return args.lr as number;
}

const OWN_DATA: Call = { id: OWN, args: {} };

/**
 * The experiment on other data. The chosen features are kept if the new data have them, and replaced with the defaults
 * otherwise. A loss, an output activation, a scaler and an optimizer that were the defaults for the old data become the
 * defaults for the new.
 */
function withData(spec: ExperimentSpec, { data, table, target }: DataChoice): Reconciled {
  const choice = { data, table, target };
  const from = standardSpec(spec);
  const to = standardSpec(choice);
  const usual =
    spec.loss.id === from.loss.id && spec.output.id === from.output.id && to.loss.id !== from.loss.id
      ? { loss: to.loss, output: to.output }
      : {};
  const known = featuresFor(choice);
  const goes = (feature: string) => known.includes(feature) && feature !== dataOf(choice).target.id;
  const features = spec.features.every(goes) ? spec.features : to.features;
  const scaler = spec.scaler.id === from.scaler.id ? to.scaler : scalerFor(choice, spec.scaler.id, spec.scaler.args);
  const isUsual = printEntry('optimizers', spec.optimizer) === printEntry('optimizers', from.optimizer);
  const optimizer = isUsual ? to.optimizer : spec.optimizer;
  return reconcile({ ...spec, ...usual, ...choice, features, scaler, optimizer, plane: null });
}

/** Like `reconcile`, for a caller with notices of its own. */
export function reconcileInto(notices: Notices, spec: ExperimentSpec, anchor: Anchor): ExperimentSpec {
  const choice = fitData(notices, spec);
  const standard = standardSpec(choice);
  const { task, label, image } = dataOf(choice);
  const name = choice.table === null ? choice.data.id : quote(label);
  // In the order of the text, so that the notices have the same order.
  const split = fitSplit(notices, spec.split, standard.split);
  const fold = fitFold(notices, spec.fold);
  const features = fitFeatures(notices, spec.features, choice, name);
  const layers = fitLayers(notices, spec.layers);
  const { loss, output } = fitLossAndOutput(notices, spec, task, anchor);
  const single: ExperimentSpec = {
    ...choice,
    split,
    fold,
    features,
    missing: fitCall(notices, 'missing', 'imputers', spec.missing, standard.missing),
    outliers: fitCall(notices, 'outliers', 'outliers', spec.outliers, standard.outliers),
    scaler: fitCall(notices, 'scale', 'scalers', spec.scaler, standard.scaler),
    augmentations: fitAugmentations(notices, spec.augmentations, image !== null, name),
    layers,
    loss,
    output,
    optimizer: fitCall(notices, 'opt', 'optimizers', spec.optimizer, standard.optimizer),
    schedule: fitCall(notices, 'schedule', 'schedules', spec.schedule, standard.schedule),
    initializer: fitInitializer(notices, 'init', 'weight', spec.initializer, standard.initializer),
    bias: fitInitializer(notices, 'bias', 'bias', spec.bias, standard.bias),
    regularizers: fitRegularizers(notices, spec.regularizers, task, loss.id),
    batch: spec.batch === 'all' ? 'all' : fitNumber(notices, 'batch', '', spec.batch, BATCH),
    seed: fitNumber(notices, 'seed', '', spec.seed, SEED),
    replicas: 1,
    sweep: null,
    pins: [],
    plane: fitPlane(notices, spec.plane, choice, name),
    provider: PROVIDERS.includes(spec.provider) ? spec.provider : standard.provider,
  };
  return { ...single, pins: fitPins(notices, single, spec.pins), ...fitReplicas(notices, single, spec) };
}

/** The choice of data with a target that exists; the default target is null. */
export function fitData(notices: Notices, { data: given, table, target }: DataChoice): DataChoice {
  const fitted = table === null ? fitCall(notices, 'data', 'datasets', given, defaultSpec().data) : OWN_DATA;
  // Keeps the object if the choice is the same, so that `dataOf` recognizes it and nothing is drawn again.
  const data = sameCall(given, fitted) ? given : fitted;
  const usual = { data, table, target: null };
  const { target: standard, targets, label } = dataOf(usual);
  if (target === null || target === standard.id) return usual;
  if (targets.includes(target)) return { data, table, target };
  const what = `${quote(target)} of ${label} cannot be predicted`;
  const known = `Possible: ${listed(targets)}.`;
  notices.add('target', complain(what, nearest(target, targets), `using ${standard.id} instead`, known));
  return usual;
}

function sameCall(a: Call, b: Call): boolean {
  const names = Object.keys(b.args);
  const same = (name: string) => Object.is(a.args[name], b.args[name]);
  return a.id === b.id && Object.keys(a.args).length === names.length && names.every(same);
}

function fitFold(notices: Notices, fold: Fold | null): Fold | null {
  if (fold === null) return null;
  const { index, of } = fold;
  const whole = Number.isInteger(index) && Number.isInteger(of);
  if (whole && of >= FOLDS.min && of <= FOLDS.max && index >= 1 && index <= of) return fold;
  const wanted = `a fold and the number of folds (${FOLDS.min} to ${FOLDS.max}), like 1/${FOLDS.default}`;
  notices.add('fold', `${quote(printFold(fold))} should be ${wanted}; using the split without folds instead.`);
  return null;
}

function fitAugmentations(notices: Notices, given: readonly Call[], images: boolean, name: string): readonly Call[] {
  const fitted = fitSeveral(notices, 'augment', 'augmentations', given);
  return fitted.filter(({ id }) => {
    const fits = images || !entryOf('augmentations', id).images;
    if (!fits) notices.add('augment', `"${id}" changes images, and ${name} has none; it is ignored.`);
    return fits;
  });
}

/** Entries of a section, each once and in the catalog's order. */
function fitSeveral(notices: Notices, key: string, section: Section, given: readonly Call[]): readonly Call[] {
  const fitted = new Map<string, Call>();
  for (const one of given) {
    const fit = fitEntry(notices, key, section, one, IGNORED);
    if (fit === undefined) continue;
    if (fitted.has(fit.id)) notices.add(key, `"${fit.id}" is given more than once; using the first.`);
    else fitted.set(fit.id, fit);
  }
  return idsOf(section).flatMap((id) => fitted.get(id) ?? []);
}

/** @param where such as "layer 2 ", for the sentence */
function fitCall(notices: Notices, key: string, section: Section, given: Call, standard: Call, where = ''): Call {
  return fitEntry(notices, key, section, given, `using ${standard.id} instead`, where) ?? standard;
}

/**
 * The entry with its numbers in their ranges; undefined if there is no entry with that id.
 * @param instead what happens then, as the end of a sentence
 */
function fitEntry(
  notices: Notices,
  key: string,
  section: Section,
  given: Call,
  instead: string,
  where = '',
): Call | undefined {
  if (!has(section, given.id)) {
    notices.add(key, `unknown ${where}${NOUNS[section]} ${quote(given.id)}; ${instead}.`);
    return undefined;
  }
  const args: Record<string, number> = {};
  for (const [name, hyper] of Object.entries(entryOf(section, given.id).hyper)) {
    const value = Object.hasOwn(given.args, name) ? given.args[name] : undefined;
    args[name] = fitNumber(notices, key, `${where}${given.id} ${name} `, value ?? hyper.default, hyper);
  }
  return { id: given.id, args };
}

/** The initializer if it can draw weights, or biases; the standard one if not. */
function fitInitializer(notices: Notices, key: string, place: 'weight' | 'bias', given: Call, standard: Call): Call {
  const fitted = fitCall(notices, key, 'initializers', given, standard);
  const possible = initializersFor(place);
  if (possible.includes(fitted.id)) return fitted;
  refuse(notices, key, {
    section: 'initializers',
    what: cannotDraw(fitted.id, place),
    instead: `using ${standard.id} instead`,
    possible,
  });
  return standard;
}

function cannotDraw(id: string, place: 'weight' | 'bias'): string {
  return `initializer "${id}" cannot draw ${place === 'weight' ? 'weights' : 'biases'}`;
}

/** An entry of the catalog that cannot be used in the requested place. */
interface Refusal {
  readonly section: Section;
  readonly what: string;
  /** What happens, as the end of a sentence. */
  readonly instead: string;
  /** The entries that can be used there. */
  readonly possible: readonly string[];
  /** The one of them that was probably meant. */
  readonly meant?: string | undefined;
}

/** Adds a notice, which lists the possible entries if there are only a few. */
function refuse(notices: Notices, key: string, { section, what, instead, possible, meant }: Refusal): void {
  const few = possible.length <= MOST_LISTED;
  const sentence = complain(what, meant, instead, few ? `Possible: ${listed(possible)}.` : '');
  notices.add(key, sentence, few || meant !== undefined ? undefined : section);
}

/** The regularizers of the experiment: each once, in the catalog's order, without those that have no meaning here. */
function fitRegularizers(notices: Notices, given: readonly Call[], task: Task, lossId: string): readonly Call[] {
  const fitting = regularizersFor(task, lossId);
  return fitSeveral(notices, 'reg', 'regularizers', given).filter(({ id }) => {
    const where = task === 'regression' ? TASKS[task] : `the whole-number targets of ${lossId}`;
    if (!fitting.includes(id)) notices.add('reg', `"${id}" does not fit ${where}; it is ignored.`);
    return fitting.includes(id);
  });
}

/** The activation if the layer can have it; the standard one if not. */
function fitActivation(
  notices: Notices,
  key: string,
  place: 'hidden' | 'output',
  given: Call,
  standard: Call,
  where = '',
): Call {
  const fitted = fitCall(notices, key, 'activations', given, standard, where);
  const known = activationsFor(place);
  if (known.includes(fitted.id)) return fitted;
  const layer = place === 'hidden' ? 'a hidden layer' : 'the output layer';
  refuse(notices, key, {
    section: 'activations',
    what: `${where}activation "${fitted.id}" cannot be used on ${layer}`,
    instead: `using ${standard.id} instead`,
    possible: known,
  });
  return standard;
}

function fitLayers(notices: Notices, layers: readonly LayerSpec[]): readonly LayerSpec[] {
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
  const possible = initializersFor('weight');
  if (fitted === undefined || possible.includes(fitted.id)) return fitted ?? null;
  const what = where + cannotDraw(fitted.id, 'weight');
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

function fitSplit(notices: Notices, split: ExperimentSpec['split'], standard: ExperimentSpec['split']) {
  const { train, validation, test } = split;
  const parts = [train, validation, test];
  const whole = parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 100);
  if (whole && train >= MIN_TRAIN && train + validation + test === 100) {
    return { train: train + 0, validation: validation + 0, test: test + 0 };
  }
  notices.add(
    'split',
    `"${printSplit(split)}" must be three whole percentages that add up to 100, the first at least ${MIN_TRAIN}; using ${printSplit(standard)} instead.`,
  );
  return standard;
}

function fitLossAndOutput(notices: Notices, spec: ExperimentSpec, task: Task, anchor: Anchor) {
  let loss = fitCall(notices, 'loss', 'losses', spec.loss, defaultLoss(task));
  const asked = loss.id;
  const possible = lossesFor(task);
  if (!possible.includes(asked)) {
    loss = defaultLoss(task);
    refuse(notices, 'loss', {
      section: 'losses',
      what: `"${asked}" does not fit ${TASKS[task]}`,
      instead: `using ${loss.id} instead`,
      possible,
      meant: nearest(asked, possible),
    });
  }
  const usual = usualOutput(task, loss.id);
  const output = fitActivation(notices, 'output', 'output', spec.output, usual);
  const outputs = outputsFor(task, loss.id);
  if (outputs.includes(output.id)) {
    // Nobody asked for this unusual pair: the loss was replaced, so its output activation is replaced too.
    if (loss.id === asked || goesWell(loss.id, output.id)) return { loss, output };
    const what = `"${output.id}" does not go well with loss ${loss.id}, which replaced ${asked}`;
    notices.add('output', `${what}; using ${usual.id} instead.`);
    return { loss, output: usual };
  }

  const other = anchor === 'output' ? lossForOutput(task, output.id) : undefined;
  if (other !== undefined) {
    const what = `"${loss.id}" does not fit output ${output.id}`;
    refuse(notices, 'loss', { section: 'losses', what, instead: `using ${other.id} instead`, possible });
    return { loss: other, output };
  }
  refuse(notices, 'output', {
    section: 'activations',
    what: `"${output.id}" does not fit loss ${loss.id} on ${TASKS[task]}`,
    instead: `using ${usual.id} instead`,
    possible: outputs,
  });
  return { loss, output: usual };
}

const TASKS: Readonly<Record<Task, string>> = {
  binary: 'data with two classes',
  multiclass: 'data with several classes',
  regression: 'data with a number to predict',
};
