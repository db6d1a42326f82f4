import type { OwnTable } from '../table/table.ts';
import { call } from './call.ts';
import { dataOf, nameOf } from './data.ts';
import { defaultSpec, standardSpec } from './defaults.ts';
import type { Call, DataChoice, ExperimentSpec, LayerSpec } from './experiment.ts';
import { fitData, OWN_DATA } from './fields/data.ts';
import { fitDivider } from './fields/divider-fit.ts';
import type { Anchor } from './fields/field.ts';
import { otherFields } from './fields/index.ts';
import { tasksFor } from './fields/task.ts';
import { entryOf } from './lookup.ts';
import { type Notice, Notices } from './notices.ts';
import { printNumber } from './syntax.ts';
import { printLayers } from './write.ts';

export interface Reconciled {
  readonly spec: ExperimentSpec;
  readonly notices: readonly Notice[];
}

/**
 * Makes an edited experiment complete, valid and consistent, and reports what it changed: it brings numbers into their
 * ranges and fits features to the dataset, the loss to the task, and loss and output activation to each other. An
 * experiment that is already valid is returned unchanged, without notices.
 */
export function reconcile(spec: ExperimentSpec, anchor: Anchor = 'loss'): Reconciled {
  const notices = new Notices();
  return { spec: reconcileInto(notices, spec, anchor), notices: notices.list() };
}

/**
 * The experiment on another dataset of the catalog.
 * @param task what is learned from it; by default the same as now, unless the dataset has no such task
 */
export function withDataset(spec: ExperimentSpec, id: string, task = keptTask(spec, defaultSpec(id))): Reconciled {
  return withData(spec, { data: defaultSpec(id).data, table: null, target: null, series: null, task });
}

function keptTask({ task }: ExperimentSpec, choice: DataChoice): DataChoice['task'] {
  return task !== null && tasksFor(choice).includes(task) ? task : null;
}

/** The experiment on a person's own table, with the same task as now if the table has that. */
export function withTable(spec: ExperimentSpec, table: OwnTable): Reconciled {
  const choice = { data: OWN_DATA, table, target: null, series: null, task: null };
  return withData(spec, { ...choice, task: keptTask(spec, choice) });
}

/** The experiment with another target. A person's choice of features is kept, except for that column. */
export function withTarget(spec: ExperimentSpec, target: string): Reconciled {
  const usual = standardSpec(spec).features;
  const chosen = spec.features.length !== usual.length || spec.features.some((id) => !usual.includes(id));
  // In a series, the past of the target is a feature like others.
  const isSeries = dataOf(spec).series !== null;
  const left = isSeries ? spec.features : spec.features.filter((id) => id !== target);
  return withData(chosen && left.length > 0 ? { ...spec, features: left } : spec, { ...spec, target });
}

/** The experiment with other windows of the rows as examples, or with each row as one; null for the default. */
export function withSeries(spec: ExperimentSpec, series: DataChoice['series']): Reconciled {
  return withData(spec, { ...spec, series });
}

/** The experiment that learns something other than the target; null for the target. */
export function withTask(spec: ExperimentSpec, task: DataChoice['task']): Reconciled {
  return withData(spec, { ...spec, task });
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

/** The experiment on other data. What a person chose is kept if it fits them; defaults become those of the new data. */
function withData(spec: ExperimentSpec, { data, table, target, series, task }: DataChoice): Reconciled {
  const choice = { data, table, target, series, task };
  const [from, to] = [standardSpec(spec), standardSpec(choice)];
  let next: ExperimentSpec = { ...spec, ...choice };
  for (const field of otherFields) next = { ...next, ...field.follow?.(spec, from, to) };
  const notices = new Notices();
  if (next.layers !== spec.layers) noteRemoval(notices, spec, from, choice);
  const { spec: fitted, notices: more } = reconcile(next);
  return { spec: fitted, notices: [...notices.list(), ...more] };
}

/**
 * Reports why a person's layers are gone.
 * @param from the experiment with the defaults of the data before
 */
function noteRemoval(notices: Notices, spec: ExperimentSpec, from: ExperimentSpec, to: DataChoice): void {
  if (printLayers(spec.layers) === printLayers(usualLayers(spec, from))) return;
  const [before, after] = [dataOf(from), dataOf(to)];
  const isSequence = after.sequence !== null;
  if (isSequence !== (before.sequence !== null)) {
    const change = isSequence ? 'now' : 'no longer';
    notices.add('text', `The hidden layers are replaced, because the examples are ${change} sequences.`);
  } else if (after.image === null && before.image !== null) {
    notices.add('text', `Layers on images are removed, because ${nameOf(to)} has no images.`);
  } else {
    const { label } = entryOf('tasks', after.task);
    notices.add('text', `The hidden layers are replaced by the usual ones for the task “${label}”.`);
  }
}

/** The default layers with the networks that the chosen method needs. */
function usualLayers(spec: ExperimentSpec, { layers }: ExperimentSpec): readonly LayerSpec[] {
  return fitDivider(new Notices(), layers, layers, spec);
}

/** Like `reconcile`, for a caller with notices of its own. */
export function reconcileInto(notices: Notices, given: ExperimentSpec, anchor: Anchor): ExperimentSpec {
  let spec = standardSpec(fitData(notices, given));
  for (const field of otherFields) spec = { ...spec, ...field.fit(notices, given, spec, anchor) };
  return spec;
}
