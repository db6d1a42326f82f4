/** What the network is fed and on which plane it is pictured, fitted to the dataset. */
import type { ExperimentSpec, Plane } from './experiment.ts';
import { entryOf, has, idsOf } from './lookup.ts';
import { type Notices, quote } from './notices.ts';

/** Features that are made of so many of the dataset's own. */
const PAIR = 2;

/** The features of the catalog that can be computed for a dataset: all where it has two of its own, else none. */
export function engineeredFor(dataId: string): readonly string[] {
  return entryOf('datasets', dataId).features.length === PAIR ? idsOf('features') : [];
}

/** Every feature that a network can be fed on a dataset: its own, then those that are computed. */
export function featuresFor(dataId: string): readonly string[] {
  return [...entryOf('datasets', dataId).features, ...engineeredFor(dataId)];
}

export function fitFeatures(notices: Notices, given: readonly string[], dataId: string): readonly string[] {
  const own = entryOf('datasets', dataId).features;
  const known = featuresFor(dataId);
  const kept = known.filter((feature) => given.includes(feature));
  const stand = kept.length > 0 ? kept : [...own];
  const refused = given.filter((feature) => !known.includes(feature));
  const computed = refused.filter((feature) => has('features', feature));
  const unknown = refused.filter((feature) => !has('features', feature));
  const noun = unknown.length === 1 ? 'feature' : 'features';
  const instead = `${stand.join(', ')} ${stand.length === 1 ? 'stands' : 'stand'} instead. Known: ${known.join(', ')}.`;
  if (computed.length > 0) {
    const made = `${quote(computed.join(', '))} ${computed.length === 1 ? 'is' : 'are'} made of two features`;
    notices.add('features', `${made}, and ${dataId} has ${own.length}; ${instead}`);
  }
  if (unknown.length > 0) notices.add('features', `${dataId} has no ${noun} ${quote(unknown.join(', '))}; ${instead}`);
  else if (kept.length === 0 && computed.length === 0) {
    notices.add('features', `"none" is too few, there must be at least one; ${instead}`);
  }
  return stand;
}

export function fitPlane(notices: Notices, given: ExperimentSpec['plane'], dataId: string): Plane | null {
  if (given === null) return null;
  const { features } = entryOf('datasets', dataId);
  const text = quote(given === 'components' ? given : given.join(','));
  const refuse = (why: string): null => {
    notices.add('plane', `${text} ${why}; the usual plane stands instead.`);
    return null;
  };
  if (features.length <= PAIR) return refuse(`cannot be chosen, ${dataId} has only ${features.join(' and ')}`);
  if (given === 'components') return given;
  const unknown = given.find((name) => !features.includes(name));
  if (unknown !== undefined) {
    const known = ` Known: ${features.join(', ')}, components.`;
    notices.add('plane', `${dataId} has no feature ${quote(unknown)}; the usual plane stands instead.${known}`);
    return null;
  }
  return given[0] === given[1] ? refuse('is the same feature twice') : given;
}
