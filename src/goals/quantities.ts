import type { MetricDef } from '../catalog/metrics/definition.ts';
import { LIVE_METRICS, metricFor } from '../catalog/metrics/live.ts';
import { PARTS, type Part } from '../experiment/experiment.ts';
import { dataOf, type ExperimentSpec } from '../experiment/index.ts';
import { DIVERGED } from './claim.ts';

/** Something that a claim can be about. */
export interface Quantity {
  /** Its name in a claim: `val_accuracy`. */
  readonly id: string;
  /** Its name in a sentence: "validation accuracy", "hidden units". */
  readonly label: string;
  /** The name of a single one, if it is counted: "hidden unit". */
  readonly one?: string;
  readonly form: 'count' | 'percent' | 'number';
}

/** What precedes the name of a score on the examples of a part. */
const PREFIXES: Readonly<Record<Part, string>> = { train: '', validation: 'val_', test: 'test_' };
const WORDS: Readonly<Record<Part, string>> = { train: 'training', validation: 'validation', test: 'test' };

/** The name of a score on the examples of a part: `val_accuracy`. */
export function scoreName(part: Part, score: string): string {
  return PREFIXES[part] + score;
}

/** What every run has: the quantities that are not measured on examples. */
const GENERAL: readonly Quantity[] = [
  { id: 'parameters', label: 'parameters', one: 'parameter', form: 'count' },
  { id: 'hidden_units', label: 'hidden units', one: 'hidden unit', form: 'count' },
  { id: 'hidden_layers', label: 'hidden layers', one: 'hidden layer', form: 'count' },
  { id: 'epochs', label: 'epochs', one: 'epoch', form: 'count' },
  { id: 'steps', label: 'steps', one: 'step', form: 'count' },
  { id: 'test_looks', label: 'evaluations on the test part', one: 'evaluation on the test part', form: 'count' },
  { id: DIVERGED, label: 'divergence', form: 'count' },
];

const LOSSES: readonly Quantity[] = [
  { id: 'loss', label: 'training loss', form: 'number' },
  { id: 'val_loss', label: 'validation loss', form: 'number' },
  { id: 'gap', label: 'validation loss minus training loss', form: 'number' },
];

function metricQuantities(id: string, metric: MetricDef): readonly Quantity[] {
  // An agent has no examples, so its metric belongs to no part.
  const parts = metric.tasks.every((task) => task === 'reinforcement') ? (['train'] as const) : PARTS;
  return parts.map((part) => ({
    id: scoreName(part, id),
    label: parts.length === 1 ? uncapitalized(metric.label) : `${WORDS[part]} ${uncapitalized(metric.label)}`,
    form: metric.percent ? 'percent' : 'number',
  }));
}

/** Everything that a claim can be about, in the order of a menu. */
export const QUANTITIES: readonly Quantity[] = [
  ...LIVE_METRICS.flatMap(([id, metric]) => metricQuantities(id, metric)),
  ...LOSSES,
  ...GENERAL,
];

const known = new Map(QUANTITIES.map((quantity) => [quantity.id, quantity]));

/** A quantity by its name in a claim; undefined if no run has it. */
export function quantityOf(id: string): Quantity | undefined {
  return known.get(id);
}

/**
 * The quantities that a run of an experiment has. Those of validation and test examples, and the number of evaluations on
 * the test part, are among them only if the split has such examples.
 */
export function quantitiesOf(spec: ExperimentSpec): readonly Quantity[] {
  const { task, answer, sequence } = dataOf(spec);
  const { id, metric } = metricFor({ task, answer, predicts: sequence?.predicts ?? 'whole' });
  const isAgent = task === 'reinforcement';
  const hasValidation = !isAgent && (spec.split.validation > 0 || spec.fold !== null);
  const absent = (quantity: Quantity) =>
    (!hasValidation && (quantity.id === 'gap' || quantity.id.startsWith(PREFIXES.validation))) ||
    ((isAgent || spec.split.test === 0) && quantity.id.startsWith(PREFIXES.test));
  return [...metricQuantities(id, metric), ...LOSSES, ...GENERAL].filter((quantity) => !absent(quantity));
}

/** A label within a sentence: abbreviations such as "ROC AUC" and symbols such as "R²" keep their capitals. */
function uncapitalized(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
