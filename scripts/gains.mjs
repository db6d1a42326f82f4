/** The gains in speed that `npm run bench -- --check` keeps, each as a ratio of an old build and this one. */

import { median } from './bench-page.mjs';

/** The commit before the first of these gains. */
export const BASE = 'dc694ca0257245f05a4f81d3c933547facbd363c';

/**
 * One entry for each gain. `reached` is how many times better this build was when the gain was measured, or null before
 * that. `floor` is the least ratio at which `--check` still passes; it is lower than `reached`, because ratios vary by some
 * percent from run to run. `better` says whether smaller or larger numbers are better.
 */
export const GAINS = [
  {
    name: 'first picture',
    what: 'ms on a first visit, on a slow connection',
    group: 'load',
    better: 'less',
    reached: 3.0,
    floor: 2.0,
  },
  {
    name: 'requests before it',
    what: 'number',
    group: 'load',
    better: 'less',
    reached: 4.5,
    floor: 3.0,
  },
  {
    name: 'compressed files before it',
    what: 'kB',
    group: 'load',
    better: 'less',
    reached: 2.7,
    floor: 2.2,
  },
  {
    name: 'the first second',
    what: 'steps after Play on a first visit',
    group: 'load',
    better: 'more',
    reached: 4.2,
    floor: 2.5,
  },
  {
    name: 'a return visit',
    what: 'ms until Play can be pressed',
    group: 'load',
    better: 'less',
    reached: 1.4,
    floor: 1.05,
  },
  {
    name: 'the default experiment',
    what: 'steps/s with all pictures',
    group: 'page',
    better: 'more',
    reached: 2.1,
    floor: 1.5,
  },
  {
    name: 'its new pictures',
    what: 'per frame',
    group: 'page',
    better: 'more',
    reached: 1.0,
    floor: 0.9,
  },
  {
    name: 'its frames',
    what: 'per second',
    group: 'page',
    better: 'more',
    reached: 1.0,
    floor: 0.9,
  },
  {
    name: 'six hidden layers of 16',
    what: 'steps/s with all pictures',
    group: 'page',
    better: 'more',
    reached: 2.4,
    floor: 1.6,
  },
  {
    name: 'their new pictures',
    what: 'per frame',
    group: 'page',
    better: 'more',
    reached: 1.0,
    floor: 0.9,
  },
  {
    name: 'their frames',
    what: 'per second',
    group: 'page',
    better: 'more',
    reached: 1.0,
    floor: 0.9,
  },
  {
    name: 'a layer more, its picture',
    what: 'ms after the click',
    group: 'edit',
    better: 'less',
    reached: 1.4,
    floor: 1.05,
  },
  {
    name: 'a layer more, its training',
    what: 'ms after the click',
    group: 'edit',
    better: 'less',
    reached: 1.4,
    floor: 1.05,
  },
  {
    name: 'a dragged slider',
    what: 'frames per second',
    group: 'edit',
    better: 'more',
    reached: 3.2,
    floor: 1.8,
  },
  {
    name: 'Pause',
    what: 'ms until the page has paused',
    group: 'page',
    better: 'less',
    reached: 2.1,
    floor: 1.2,
  },
  {
    name: '2-8-8-1, batch 10, sgd',
    what: 'steps/s of the engine alone',
    group: 'engine',
    better: 'more',
    reached: 1.4,
    floor: 1.15,
  },
  {
    name: '2-8-8-1, batch 10, adam',
    what: 'steps/s of the engine alone',
    group: 'engine',
    better: 'more',
    reached: 1.3,
    floor: 1.1,
  },
];

/**
 * Compares two builds.
 * @param gains
 * @param {{ base: Record<string, number>, built: Record<string, number> }[]} repetitions the numbers of both builds by the
 *   names of the gains, each time measured one after the other
 * @returns for each gain the medians of both builds, how many times better the second is, as the median of the ratios in
 *   each repetition, and whether enough of the gain is left
 * @throws Error if a gain was not measured
 */
export function judge(gains, repetitions) {
  return gains.map((gain) => {
    const of = (build) => repetitions.map((repetition) => repetition[build][gain.name]);
    const [base, built] = [of('base'), of('built')];
    if ([...base, ...built].includes(undefined)) throw new Error(`nothing measures the gain "${gain.name}"`);
    const ratio = median(
      base.map((before, index) => (gain.better === 'less' ? before / built[index] : built[index] / before)),
    );
    return { ...gain, base: median(base), built: median(built), ratio, kept: ratio >= gain.floor };
  });
}

/** A Markdown table of judged gains. */
export function gainsTable(judged) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const number = (value) => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
  const times = (ratio) => (ratio === null ? '–' : `${ratio.toFixed(2)}×`);
  return [
    line(['', '', 'base', 'this build', 'better', 'reached', 'at least', '']),
    line(['---', '---', '--:', '--:', '--:', '--:', '--:', '---']),
    ...judged.map(({ name, what, base, built, ratio, reached, floor, kept }) =>
      line([
        name,
        what,
        number(base),
        number(built),
        times(ratio),
        times(reached),
        times(floor),
        kept ? 'kept' : '**lost**',
      ]),
    ),
  ].join('\n');
}
