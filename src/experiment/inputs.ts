/** The possible features of the data, and the inputs of the network that they become. */
import { flatSample, imageSample, type SampleType } from '../math/sample.ts';
import { inputNames } from '../table/inputs.ts';
import { dataOf } from './data.ts';
import type { DataChoice, ExperimentSpec } from './experiment.ts';
import { idsOf, optionOf } from './lookup.ts';

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
  const numbers = columns.filter(({ id, levels }) => levels === null && features.includes(id));
  if (numbers.length !== PAIR) return [];
  // A table may have a column of the same name, which comes first.
  return idsOf('features').filter((id) => !columns.some((column) => column.id === id));
}

/** All possible features: columns, then those that are computed. */
export function featuresFor(choice: DataChoice): readonly string[] {
  return [...columnsFor(choice), ...engineeredFor(choice)];
}

/** Names of the network's inputs: columns as numbers, then features that are computed. */
export function inputsOf(spec: Pick<ExperimentSpec, keyof DataChoice | 'features' | 'missing'>): readonly string[] {
  const columns = new Map(dataOf(spec).columns.map((column) => [column.id, column]));
  const indicator = indicates(spec);
  return spec.features.flatMap((id) => {
    const column = columns.get(id);
    return column ? inputNames(column, indicator) : [id];
  });
}

/** What one example is to the first layer: an image if all of its pixels are features, and nothing else. */
export function sampleOf(spec: Pick<ExperimentSpec, keyof DataChoice | 'features' | 'missing'>): SampleType {
  const { image } = dataOf(spec);
  const inputs = inputsOf(spec).length;
  return image && inputs === image.width * image.height ? imageSample({ channels: 1, ...image }) : flatSample(inputs);
}

/** The labels of the inputs that come from columns, by name, if the label differs from the name. */
export function inputLabels(choice: DataChoice): Readonly<Record<string, string>> {
  return Object.fromEntries(
    dataOf(choice).columns.flatMap((column) => {
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

/** The columns that can be an axis of the pictures: numbers that are not the target. */
export function planeColumns(choice: DataChoice): readonly string[] {
  const { columns, target } = dataOf(choice);
  return columns.filter(({ id, levels }) => levels === null && id !== target.id).map(({ id }) => id);
}
