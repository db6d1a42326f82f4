import { imageSizeOf, unitCount } from '../../../../math/sample.ts';
import { invocation, number } from '../../script.ts';
import type { WriteLayer } from '../site.ts';

/** Normalization with the statistics of the batch. */
export const batchNorm: WriteLayer = (x, site) => {
  const { name, taken, layer, everyStep } = site.planned;
  const { momentum, epsilon } = layer.args as { momentum: number; epsilon: number };
  const construction = invocation(site.script.helper('BatchNorm', BATCH_NORM), [`${unitCount(taken)}`], {
    momentum: number(momentum),
    eps: number(epsilon),
  });
  const module = site.module(name, construction);
  site.parameter(`${name}.weight`, 'scale');
  site.parameter(`${name}.bias`, 'shift');
  for (const statistic of ['mean', 'variance']) {
    const shape = [unitCount(taken)];
    site.state({ key: `${name}.running_${statistic}`, shape, of: [`${name}/${statistic}`] });
  }
  return everyStep ? `${module}(${x}.flatten(0, 1)).view_as(${x})` : `${module}(${x})`;
};

/** Normalization of each example by itself. */
export const layerNorm: WriteLayer = (x, site) => {
  const { name, taken, layer } = site.planned;
  const units = unitCount(taken);
  const eps = number(layer.args.epsilon as number);
  // A single group is a whole image, with a scale for each channel.
  const construction = imageSizeOf(taken)
    ? `nn.GroupNorm(1, ${units}, eps=${eps})`
    : `nn.LayerNorm(${units}, eps=${eps})`;
  site.parameter(`${name}.weight`, 'scale');
  site.parameter(`${name}.bias`, 'shift');
  return `${site.module(name, construction)}(${x})`;
};

const BATCH_NORM = `
class BatchNorm(nn.Module):
    """Batch normalization whose running variance divides by n, where torch.nn's divides by n − 1.

    The momentum is the share of the old statistics; in torch.nn it is that of the new ones.
    """

    def __init__(self, units, momentum, eps):
        super().__init__()
        self.momentum, self.eps = momentum, eps
        self.weight = nn.Parameter(torch.ones(units))
        self.bias = nn.Parameter(torch.zeros(units))
        self.register_buffer("running_mean", torch.zeros(units))
        self.register_buffer("running_variance", torch.ones(units))

    def forward(self, x):
        if self.training:
            axes = [axis for axis in range(x.dim()) if axis != 1]
            self.running_mean.lerp_(x.detach().mean(axes), 1 - self.momentum)
            self.running_variance.lerp_(x.detach().var(axes, unbiased=False), 1 - self.momentum)
            return F.batch_norm(x, None, None, self.weight, self.bias, training=True, eps=self.eps)
        statistics = self.running_mean, self.running_variance
        return F.batch_norm(x, *statistics, self.weight, self.bias, eps=self.eps)`;
