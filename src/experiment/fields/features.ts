import { imageColumn, pixelCount, pixelIndex } from '../../table/pixels.ts';
import { dataOf, nameOf, sameData } from '../data.ts';
import type { DataChoice, ExperimentSpec } from '../experiment.ts';
import { columnsFor, engineeredFor, featuresFor } from '../inputs.ts';
import { listed } from '../listed.ts';
import { entryOf, has } from '../lookup.ts';
import { nearest } from '../near.ts';
import { complain, type Notices, quote } from '../notices.ts';
import { readTerms } from '../values.ts';
import { change } from '../words.ts';
import { single } from './single.ts';

export const features = single('features', {
  key: 'features',
  standard: (choice) => dataOf(choice).features,

  read(notices, text, standard) {
    const terms = readTerms(notices, 'features', text, listed(standard));
    if (terms === undefined) return standard;
    const names = terms.map(({ text }) => text);
    const seen = new Set<string>();
    const again = names.find((name) => seen.size === seen.add(name).size);
    if (again !== undefined) {
      notices.add('features', `${quote(again)} is named more than once; the repeats are ignored.`);
    }
    return names;
  },

  print,
  fit: (notices, given, _, spec) => fitFeatures(notices, given, spec),

  follow(chosen, from, to) {
    if (print(chosen) === print(from.features)) return to.features;
    const known = featuresFor(to);
    // Only the past of a target is a feature by default.
    const { target, features: usual } = dataOf(to);
    const fits = (id: string) => known.includes(id) && (id !== target.id || usual.includes(id));
    return chosen.every(fits) ? chosen : to.features;
  },

  notOfWorld: 'an agent observes everything that its world shows',
  namesColumns: true,
  choosing: 'resample',
  differences: (_a, _b, a, b) =>
    usesAll(a) && usesAll(b) && !sameData(a, b) ? [] : change('inputs', words(a), words(b)),
});

function print(features: readonly string[]): string {
  return features.join(',');
}

/** The features that the data have, each once and in the order of the data; the default ones if there are none. */
function fitFeatures(notices: Notices, given: readonly string[], spec: ExperimentSpec): readonly string[] {
  const own = dataOf(spec).features;
  const known = featuresFor(spec);
  const name = nameOf(spec);
  const [wanted, possible] = [new Set(given), new Set(known)];
  const kept = withWholeImage(
    known.filter((feature) => wanted.has(feature)),
    spec,
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
    const there = dataOf(spec).image ? 'images' : own.length;
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

/** Whether the features are the default ones of the data. */
function usesAll(spec: ExperimentSpec): boolean {
  return print(spec.features) === print(dataOf(spec).features);
}

function words(spec: ExperimentSpec): string {
  const plain = engineeredFor(spec).length === 0;
  const name = (id: string) => {
    if (has('features', id)) return entryOf('features', id).symbol;
    return plain ? id.replaceAll('_', ' ') : id.replace(/^x([12])$/, (_, digit) => `x${digit === '1' ? '₁' : '₂'}`);
  };
  return spec.features.map(name).join(', ');
}
