import { optionOf } from '../../../../experiment/index.ts';
import type { WriteLayer } from '../site.ts';

/** A vector for each token. */
export const embedding: WriteLayer = (x, site) => {
  const { name, taken, layer } = site.planned;
  site.parameter(`${name}.weight`, 'weight');
  return `${site.module(name, `nn.Embedding(${taken.vocabulary}, ${layer.args.units})`)}(${x}.long())`;
};

/** A vector for each step, which is added. */
export const positions: WriteLayer = (x, site) => {
  const { name, taken, layer } = site.planned;
  const [steps, features] = taken.shape as [number, number];
  if (optionOf('layers', layer, 'kind') === 'learned') {
    site.parameter(name, 'weight');
    return `${x} + ${site.module(name, `nn.Parameter(torch.empty(${steps}, ${features}))`)}`;
  }
  site.script.import('import math');
  const table = site.script.helper('sinusoids', SINUSOIDS);
  site.setup(`self.register_buffer("${name}", ${table}(${steps}, ${features}), persistent=False)`);
  return `${x} + self.${name}`;
};

const SINUSOIDS = `
def sinusoids(steps, features):
    """Pairs of sine and cosine whose wavelengths grow from 2π to 10000 · 2π steps."""
    time = torch.arange(steps, dtype=torch.float64).unsqueeze(1)
    feature = torch.arange(features, dtype=torch.float64)
    angles = time / 10000 ** ((feature - feature % 2) / features)
    return torch.sin(angles + feature % 2 * math.pi / 2).float()`;
