/** The features of the network and the plane of its pictures, fitted to the data. */
import { flatSample, imageSample, type SampleType } from '../math/sample.ts';
import { inputNames } from '../table/inputs.ts';
import { imageColumn, pixelColumn, pixelCount, pixelIds, pixelIndex, singleColumns } from '../table/pixels.ts';
import type { Column } from '../table/table.ts';
import { dataOf } from './data.ts';
import type { DataChoice, ExperimentSpec, Plane } from './experiment.ts';
import { listed } from './listed.ts';
import { has, idsOf, optionOf } from './lookup.ts';
import { nearest } from './near.ts';
import { complain, type Notices, quote } from './notices.ts';

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

/** Names of the network's inputs: columns as numbers, then features that are computed. */
export function inputsOf(spec: FeatureChoice & Pick<ExperimentSpec, 'missing'>): readonly string[] {
  const indicator = indicates(spec);
  return spec.features.flatMap((id) => {
    const column = columnFor(spec, id);
    return column ? inputNames(column, indicator) : [id];
  });
}

/** What one example is to the first layer: an image if a whole image is the only feature. */
export function sampleOf(spec: FeatureChoice & Pick<ExperimentSpec, 'missing'>): SampleType {
  const [column, ...more] = featureColumns(spec);
  return column?.image && more.length === 0 ? imageSample(column.image) : flatSample(inputsOf(spec).length);
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

/** @param name of the data, for sentences */
export function fitFeatures(
  notices: Notices,
  given: readonly string[],
  choice: DataChoice,
  name: string,
): readonly string[] {
  const own = dataOf(choice).features;
  const known = featuresFor(choice);
  const [wanted, possible] = [new Set(given), new Set(known)];
  const kept = withWholeImage(
    known.filter((feature) => wanted.has(feature)),
    choice,
  );
  const used = kept.length > 0 ? kept : own;
  const refused = given.filter((feature) => !possible.has(feature));
  const computed = refused.filter((feature) => has('features', feature));
  const unknown = refused.filter((feature) => !has('features', feature));
  const noun = unknown.length === 1 ? 'feature' : 'features';
  const instead = `using ${listed(used)} instead`;
  const all = `Known: ${listed(known)}.`;
  if (computed.length > 0) {
    const made = `${quote(computed.join(', '))} ${computed.length === 1 ? 'is' : 'are'} computed from two features`;
    const there = dataOf(choice).image ? 'images' : own.length;
    notices.add('features', `${made}, and ${name} has ${there}; ${instead}. ${all}`);
  }
  if (unknown.length > 0) {
    const meant = unknown.length === 1 ? nearest(unknown[0] as string, known) : undefined;
    notices.add('features', complain(`${name} has no ${noun} ${quote(unknown.join(', '))}`, meant, instead, all));
  } else if (kept.length === 0 && computed.length === 0) {
    notices.add('features', `"none" is too few: the network needs at least one feature; ${instead}. ${all}`);
  }
  return used;
}

/** The features with the image in place of all of its pixels, and without pixels beside the image. */
function withWholeImage(features: readonly string[], choice: DataChoice): readonly string[] {
  const { columns } = dataOf(choice);
  const holder = imageColumn(columns);
  if (holder === undefined) return features;
  const isPixel = (id: string) => pixelIndex(holder.image, id) >= 0 && columns.every((column) => column.id !== id);
  const isWhole = features.includes(holder.id) || features.filter(isPixel).length === pixelCount(holder.image);
  return isWhole ? columnsFor(choice).filter((id) => id === holder.id || features.includes(id)) : features;
}

/** @param name of the data, for sentences */
export function fitPlane(
  notices: Notices,
  given: ExperimentSpec['plane'],
  choice: DataChoice,
  name: string,
): Plane | null {
  if (given === null) return null;
  const numbers = planeColumns(choice);
  const text = quote(given === 'components' ? given : given.join(','));
  const refuse = (why: string): null => {
    notices.add('plane', `${text} ${why}; using the usual plane instead.`);
    return null;
  };
  if (numbers.length <= PAIR) return refuse(`cannot be chosen: ${name} has only ${numbers.join(' and ')}`);
  if (given === 'components') return given;
  const unknown = given.find((id) => !numbers.includes(id));
  if (unknown !== undefined) {
    const what = `${name} has no feature ${quote(unknown)}`;
    const all = `Known: ${listed(['components', ...numbers])}.`;
    notices.add('plane', complain(what, nearest(unknown, numbers), 'using the usual plane instead', all));
    return null;
  }
  return given[0] === given[1] ? refuse('names the same feature twice') : given;
}

/** The columns or pixels that can be an axis of the pictures: numbers that are not the target. */
export function planeColumns(choice: DataChoice): readonly string[] {
  const { columns, target } = dataOf(choice);
  return singleColumns(columns)
    .filter(({ id, levels }) => levels === null && id !== target.id)
    .map(({ id }) => id);
}
