import { formatCount } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';

/** The share of dead units of a layer from which on it is reported. */
const MOST = 0.5;

const LIST = new Intl.ListFormat('en-GB');

export const dead_units: DiagnosisDef = {
  label: 'Dead units',
  tex: '\\frac{\\lvert\\{ j : a_j(x) = 0 \\text{ for all } x \\}\\rvert}{\\text{units}} > 0.5',
  explain: 'Most units of a layer output 0 for every example, so no gradient reaches their weights.',
  learners: ['examples', 'game'],
  find({ deadLayers, startsAlike }) {
    const layers = deadLayers.filter(({ dead, units }) => dead > MOST * units);
    if (layers.length === 0) return null;
    const count = (of: 'dead' | 'units') => layers.reduce((sum, layer) => sum + layer[of], 0);
    const [dead, units] = [count('dead'), count('units')];
    const which =
      dead === units ? `All ${formatCount(units)} units` : `${formatCount(dead)} of ${formatCount(units)} units`;
    return {
      sentence: `${which} in ${LIST.format(layers.map(({ title }) => title))} are dead: they are 0 for every example, so they do not learn.`,
      announcement: 'Many units are dead.',
      proof: {
        kind: 'bars',
        bars: deadLayers.map((layer) => ({ label: layer.title, value: layer.dead / layer.units })),
        limit: MOST,
        scale: 'linear',
      },
      remedies: startsAlike ? ['random_start'] : ['leaky_relu', 'tenth_of_rate'],
    };
  },
};
