/** The possible features of the data, and the inputs of the network that they become. */
import { flatSample, imageSample, type SampleType, sequenceSample, tokenSample } from '../math/sample.ts';
import { inputNames } from '../table/inputs.ts';
import { pixelColumn, pixelIds, pixelIndex, singleColumns } from '../table/pixels.ts';
import { stepNames } from '../table/sequences.ts';
import type { Column } from '../table/table.ts';
import { dataOf } from './data.ts';
import type { DataChoice, ExperimentSpec } from './experiment.ts';
import { idsOf, optionOf } from './lookup.ts';
import { environmentOf, idOf } from './world.ts';

/** The number of the dataset's own features that the engineered features combine. */
const PAIR = 2;

/** Ids of the columns that can be features. */
export function columnsFor(choice: DataChoice): readonly string[] {
  return dataOf(choice).columns.map(({ id }) => id);
}

/**
 * The features of the catalog that can be computed for the data: all if it has two numeric features, otherwise none.
 */
export function engineeredFor(choice: DataChoice): readonly string[] {
  const { columns, features } = dataOf(choice);
  if (features.length !== PAIR) return [];
  const numbers = columns.filter(({ id, levels, image }) => levels === null && !image && features.includes(id));
  if (numbers.length !== PAIR) return [];
  // A table may have a column of the same name, which comes first.
  return idsOf('features').filter((id) => !columns.some((column) => column.id === id));
}

/**
 * All possible features: columns, then the pixels of the images, which a text can choose one by one, then those that
 * are computed.
 */
export function featuresFor(choice: DataChoice): readonly string[] {
  const { image } = dataOf(choice);
  return [...new Set([...columnsFor(choice), ...(image ? pixelIds(image) : []), ...engineeredFor(choice)])];
}

type FeatureChoice = Pick<ExperimentSpec, keyof DataChoice | 'features'>;

/** The columns that are features, in order; a pixel that was chosen is a column of its own. */
export function featureColumns(spec: FeatureChoice): readonly Column[] {
  return spec.features.flatMap((id) => columnFor(spec, id) ?? []);
}

/** The column or pixel with this id; undefined if there is none, as for a feature that is computed. */
function columnFor(choice: DataChoice, id: string): Column | undefined {
  const { columns, image } = dataOf(choice);
  const index = image ? pixelIndex(image, id) : -1;
  return columns.find((column) => column.id === id) ?? (image && index >= 0 ? pixelColumn(image, index) : undefined);
}

/**
 * Names of the network's inputs: columns as numbers, then features that are computed; for windows of a series, those of
 * each row in turn.
 */
export function inputsOf(spec: FeatureChoice & Pick<ExperimentSpec, 'missing'>): readonly string[] {
  const indicator = indicates(spec);
  const names = spec.features.flatMap((id) => {
    const column = columnFor(spec, id);
    return column ? inputNames(column, indicator) : [id];
  });
  const { series, sequence } = dataOf(spec);
  if (series === null) return names;
  return stepNames({ steps: series.window, names: sequence?.tokens ? [dataOf(spec).target.id] : names });
}

/** What one example is: an image or a sequence if that is the only feature. */
export function sampleOf(spec: FeatureChoice & Pick<ExperimentSpec, 'missing'>): SampleType {
  const { series, sequence: shape } = dataOf(spec);
  if (series && shape?.tokens) return tokenSample(series.window, shape.tokens.length);
  if (series) return sequenceSample({ steps: series.window, features: inputsOf(spec).length / series.window });
  const [column, ...more] = featureColumns(spec);
  if (column === undefined || more.length > 0) return flatSample(inputsOf(spec).length);
  const { image, sequence, levels } = column;
  if (image) return imageSample(image);
  if (sequence && levels) return tokenSample(sequence.steps, levels.length);
  if (sequence) return sequenceSample({ steps: sequence.steps, features: sequence.names.length });
  return flatSample(inputsOf(spec).length);
}

/** The number of outputs of a network for each target: for a label, or at each step or pixel that has one. */
export function outputCount(spec: FeatureChoice & Pick<ExperimentSpec, 'missing'>): number {
  const { answer, classes } = dataOf(spec);
  if (answer === 'input') return inputsOf(spec).length;
  return answer === 'class' || answer === 'action' ? classes.length : 1;
}

/** The labels of the inputs that come from columns, by name, if the label differs from the name. */
export function inputLabels(choice: DataChoice): Readonly<Record<string, string>> {
  return Object.fromEntries(
    singleColumns(dataOf(choice).columns).flatMap((column) => {
      if (column.label === column.id) return [];
      const labels = inputNames({ ...column, id: column.label }, true);
      return inputNames(column, true).map((name, place) => [name, labels[place] as string] as const);
    }),
  );
}

/** Whether the network has inputs that indicate which values were missing. */
export function indicates({ missing }: Pick<ExperimentSpec, 'missing'>): boolean {
  return optionOf('imputers', missing, 'indicator') === 'yes';
}

/**
 * What can be an axis of the pictures: columns or pixels, numbers that are not the target, or the numbers of the state of
 * a world. Sequences have none.
 */
export function planeColumns(choice: DataChoice): readonly string[] {
  const environment = environmentOf(choice);
  if (environment) return environment.axes(choice.data.args).map(({ of }) => idOf(of));
  const { columns, target, sequence } = dataOf(choice);
  if (sequence !== null) return [];
  return singleColumns(columns)
    .filter(({ id, levels }) => levels === null && id !== target.id)
    .map(({ id }) => id);
}
