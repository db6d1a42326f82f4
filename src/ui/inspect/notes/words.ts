import { metrics } from '../../../catalog/metrics/index.ts';
import { NOUNS, type Section } from '../../../experiment/lookup.ts';
import { type Claim, DIVERGED, judge, type Verdict } from '../../../goals/claim.ts';
import { formatCount, formatNumber, formatPercent } from '../../../math/format.ts';
import type { Course } from '../../../notes/course.ts';
import type { Demonstration } from '../../../notes/note.ts';

/** The nouns for sections that no experiment chooses from, and shorter ones for some others. */
const OWN_NOUNS: Readonly<Record<string, string>> = {
  environments: 'world',
  imputers: 'missing values',
  outliers: 'outliers',
  scalers: 'scaling',
  metrics: 'metric',
  diagnoses: 'diagnosis',
};

/** The noun for a catalog entry, given as `section/id`. */
export function nounOf(path: string): string {
  const [section = ''] = path.split('/');
  return OWN_NOUNS[section] ?? NOUNS[section as Section] ?? section;
}

const NAMES: Readonly<Record<string, string>> = {
  loss: 'Training loss',
  val_loss: 'Validation loss',
  gap: 'Validation loss minus training loss',
  parameters: 'Parameters',
};

const OPERATORS: Readonly<Record<Claim['operator'], string>> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' };

/** A claim in words: "Accuracy in validation > 90%". */
export function claimText({ quantity, operator, bound }: Claim): string {
  if (quantity === DIVERGED) return 'The run diverges';
  return `${quantityText(quantity)} ${OPERATORS[operator]} ${valueText(quantity, bound)}`;
}

/** What was measured, in words. */
export function measuredText({ quantity }: Claim, { value }: Verdict): string {
  if (quantity === DIVERGED) return value === 1 ? 'it has diverged' : 'it has not diverged';
  return valueText(quantity, value);
}

/** The name of a quantity that claims are about. */
export function quantityText(quantity: string): string {
  const metric = metricOf(quantity);
  if (metric === undefined) return NAMES[quantity] ?? quantity;
  if (metric === metrics.mean_return) return metric.label;
  return `${metric.label} ${quantity.startsWith('val_') ? 'in validation' : 'in training'}`;
}

function valueText(quantity: string, value: number): string {
  if (quantity === 'parameters') return formatCount(value);
  return metricOf(quantity)?.percent ? formatPercent(value) : formatNumber(value);
}

function metricOf(quantity: string) {
  const id = quantity.replace(/^val_/, '');
  return Object.hasOwn(metrics, id) ? metrics[id as keyof typeof metrics] : undefined;
}

/** How far a demonstration is, in a sentence. @param course null before it has run */
export function courseText({ runs }: Demonstration, course: Course | null): string {
  if (course === null) {
    return `Loads ${runs.length === 1 ? 'the experiment' : 'both experiments'} and trains; one Undo brings yours back.`;
  }
  if (course.phase === 'ended') return 'It was interrupted.';
  if (course.phase !== 'done') return `${runs[course.at]?.name}: ${course.phase}…`;
  const verdicts = runs.flatMap(({ claims }, index) =>
    claims.map((claim) => judge(claim, course.results[index] ?? {}).holds),
  );
  return verdicts.every(Boolean)
    ? 'Done: every claim is true. One Undo brings your experiment back.'
    : 'Done, but not every claim is true. One Undo brings your experiment back.';
}
