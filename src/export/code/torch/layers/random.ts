import { optionOf } from '../../../../experiment/index.ts';
import { number } from '../../script.ts';
import { linear, type Site, type WriteLayer } from '../site.ts';

/** Random zeros. */
export const dropout: WriteLayer = (x, site) => {
  const { layer, everyStep } = site.planned;
  const mask = drawnFor(x, site, 'mask', optionOf('layers', layer, 'drop') === 'values' && everyStep);
  const drop = site.script.helper('dropout', DROPOUT);
  return inTraining(x, `${drop}(${x}, ${mask}, rate=${number(layer.args.rate as number)})`, site);
};

/** Random numbers that are added. */
export const noise: WriteLayer = (x, site) => {
  const { layer, everyStep } = site.planned;
  const drawn = drawnFor(x, site, 'noise', everyStep);
  return inTraining(x, `${x} + ${number(layer.args.sd as number)} * ${drawn}`, site);
};

/** A random code around a mean, with the divergence of its distribution from the normal one. */
export const variational: WriteLayer = (x, site) => {
  const { name, taken, layer } = site.planned;
  const sizes = [taken.shape.at(-1) as number, layer.args.units as number] as const;
  const map = (part: string) =>
    linear(site, sizes, { name: `${name}_${part}`, weight: `weight_${part}`, bias: `bias_${part}` });
  const [mean, logVariance] = [map('mean'), map('log_variance')];
  site.before(`mean, log_variance = ${mean}(${x}), ${logVariance}(${x})`);
  site.before('divergence = 0.5 * (mean**2 + log_variance.exp() - log_variance - 1).sum(dim=1)');
  site.before(`self.divergences["${name}"] = divergence.mean()`);
  site.before(`x = mean`);
  site.before('if self.training:');
  site.before(`    x = mean + (0.5 * log_variance).exp() * ${site.draw('noise')}`);
  return 'x';
};

/** Statements that change x in training. */
function inTraining(x: string, changed: string, site: Site): string {
  site.before('if self.training:');
  site.before(`    ${x} = ${changed}`);
  return x;
}

/** The random numbers of a step in a shape that fits x. @param asSteps whether they have a row for each step */
function drawnFor(x: string, site: Site, name: string, asSteps: boolean): string {
  const drawn = site.draw(name);
  return asSteps ? `${drawn}.view_as(${x})` : drawn;
}

const DROPOUT = `
def dropout(x, uniform, rate):
    """F.dropout with given random numbers, so that a recorded step can be repeated."""
    return x * (uniform >= rate) / (1 - rate)`;
