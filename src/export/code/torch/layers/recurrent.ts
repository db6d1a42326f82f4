import { optionOf } from '../../../../experiment/index.ts';
import { invocation } from '../../script.ts';
import { activationFunction } from '../activations.ts';
import type { Site, WriteLayer } from '../site.ts';

/** A recurrent layer as a module of PyTorch, or as a class with the same call. */
interface Recurrence {
  readonly type: string;
  /** Further arguments of its constructor, by name. */
  readonly named: Readonly<Record<string, number | string>>;
  /** The names of its tensors end in this, before the direction: `_l0` in torch.nn. */
  readonly level: '_l0' | '';
  readonly gates: number;
  /** Whether it is one of torch.nn, which has both directions in one module, and a second bias. */
  readonly isOwn: boolean;
}

/** A plain recurrent layer. */
export const rnn: WriteLayer = (x, site) => {
  const { activation, taken, layer } = site.planned;
  const { id } = activation ?? { id: 'tanh' };
  if (id === 'tanh' || id === 'relu') {
    return recurrent(x, site, {
      type: 'nn.RNN',
      named: { nonlinearity: `"${id}"` },
      level: '_l0',
      gates: 1,
      isOwn: true,
    });
  }
  const of = { shape: [layer.args.units as number], axes: taken.axes.slice(1) };
  return recurrent(x, site, {
    type: site.script.helper('Recurrent', RECURRENT),
    named: { activation: activationFunction(site, of, site.planned.name) },
    level: '',
    gates: 1,
    isOwn: false,
  });
};

/** Long short-term memory; PyTorch orders its gates alike: i, f, g, o. */
export const lstm: WriteLayer = (x, site) =>
  recurrent(x, site, { type: 'nn.LSTM', named: {}, level: '_l0', gates: 4, isOwn: true });

/** Gated recurrent units; PyTorch orders its gates alike: r, z, n. */
export const gru: WriteLayer = (x, site) => {
  const isAfter = optionOf('layers', site.planned.layer, 'reset') === 'after';
  if (isAfter) return recurrent(x, site, { type: 'nn.GRU', named: {}, level: '_l0', gates: 3, isOwn: true });
  const type = site.script.helper('ResetBeforeGRU', RESET_BEFORE);
  return recurrent(x, site, { type, named: {}, level: '', gates: 3, isOwn: false });
};

function recurrent(x: string, site: Site, { type, named, level, gates, isOwn }: Recurrence): string {
  const { name, layer, taken } = site.planned;
  const { units, truncate } = layer.args as { units: number; truncate: number };
  const isBidirectional = optionOf('layers', layer, 'bidirectional') === 'yes';
  const returnsEvery = optionOf('layers', layer, 'returns') === 'every';
  const inputs = taken.shape[1] as number;
  const isTogether = isOwn && isBidirectional && truncate === 0;
  const construct = (attribute: string) =>
    site.module(
      attribute,
      invocation(type, [`${inputs}`, `${units}`], {
        ...named,
        ...(isOwn && { batch_first: 'True' }),
        ...(isTogether && { bidirectional: 'True' }),
      }),
    );
  /** @param of the ending of the catalog's names */
  const tensors = (attribute: string, of: '' | '_reverse', direction: '' | '_reverse') => {
    const ending = `${level}${direction}`;
    site.parameter(`${attribute}.weight_ih${ending}`, `weight_ih${of}`, 'transposed');
    site.parameter(`${attribute}.weight_hh${ending}`, `weight_hh${of}`, 'transposed');
    site.parameter(`${attribute}.bias${isOwn ? '_ih' : ''}${ending}`, `bias${of}`);
    if (isOwn) secondBias(site, `${attribute}.bias_hh${ending}`, of, gates * units);
  };
  const run = (module: string, input: string) =>
    truncate > 0
      ? `${site.script.helper('truncated', TRUNCATED)}(${module}, ${input}, ${truncate})`
      : `${module}(${input})[0]`;

  const forward = construct(name);
  tensors(name, '', '');
  if (!isBidirectional) {
    const every = run(forward, x);
    return returnsEvery ? every : `${every}[:, -1]`;
  }
  if (isTogether) {
    tensors(name, '_reverse', '_reverse');
    if (returnsEvery) return run(forward, x);
    site.before(`states = ${run(forward, x)}`);
    return `torch.cat([states[:, -1, :${units}], states[:, 0, ${units}:]], dim=1)`;
  }
  const backward = construct(`${name}_reverse`);
  tensors(`${name}_reverse`, '_reverse', '');
  site.before(`forward, backward = ${run(forward, x)}, ${run(backward, `${x}.flip(1)`)}`);
  return returnsEvery
    ? 'torch.cat([forward, backward.flip(1)], dim=-1)'
    : 'torch.cat([forward[:, -1], backward[:, -1]], dim=-1)';
}

/** The second bias of a module of torch.nn: the layer has only one, except for the new state of a GRU. */
function secondBias(site: Site, key: string, direction: string, length: number): void {
  const { name, layer } = site.planned;
  const [attribute, tensor] = [key.slice(0, key.lastIndexOf('.')), key.slice(key.lastIndexOf('.') + 1)];
  const shape = [length];
  if (layer.id === 'gru') {
    const units = length / 3;
    const mask = site.script.helper('only_new_state', ONLY_NEW_STATE);
    site.setup(`self.${attribute}.${tensor}.register_hook(${mask})`);
    site.state({
      key,
      shape,
      of: [`${name}/bias_hn${direction}`],
      arrange: (bias) => Float32Array.from({ length }, (_, at) => (at < 2 * units ? 0 : (bias?.[at - 2 * units] ?? 0))),
    });
    return;
  }
  site.setup(`self.${attribute}.${tensor}.requires_grad_(False)  # one bias is enough`);
  site.state({ key, shape, of: [], arrange: () => new Float32Array(length) });
}

const ONLY_NEW_STATE = `
def only_new_state(gradient):
    """Trains the second bias of a GRU only where it differs from the first: in the new state."""
    reset, update, new = gradient.chunk(3)
    return torch.cat([torch.zeros_like(reset), torch.zeros_like(update), new])`;

const TRUNCATED = `
def truncated(layer, x, steps):
    """Outputs of a recurrent layer whose gradients flow back through at most this many steps.

    They are counted from the last step, so the first part may be shorter.
    """
    count, first = divmod(x.shape[1], steps)
    parts = x.split(([first] if first else []) + count * [steps], dim=1)
    state, outputs = None, []
    for part in parts:
        output, state = layer(part, state)
        state = tuple(one.detach() for one in state) if isinstance(state, tuple) else state.detach()
        outputs.append(output)
    return torch.cat(outputs, dim=1)`;

const RECURRENT = `
class Recurrent(nn.Module):
    """A recurrent layer with any activation: nn.RNN has only tanh and ReLU."""

    def __init__(self, inputs, units, activation):
        super().__init__()
        self.weight_ih = nn.Parameter(torch.empty(units, inputs))
        self.weight_hh = nn.Parameter(torch.empty(units, units))
        self.bias = nn.Parameter(torch.empty(units))
        self.activation = activation

    def forward(self, x, state=None):
        h = x.new_zeros(len(x), len(self.bias)) if state is None else state
        outputs = []
        for added in F.linear(x, self.weight_ih, self.bias).unbind(1):
            h = self.activation(added + F.linear(h, self.weight_hh))
            outputs.append(h)
        return torch.stack(outputs, dim=1), h`;

const RESET_BEFORE = `
class ResetBeforeGRU(nn.Module):
    """The GRU of Cho et al. (2014): the reset gate acts before the product, in nn.GRU after it."""

    def __init__(self, inputs, units):
        super().__init__()
        self.weight_ih = nn.Parameter(torch.empty(3 * units, inputs))
        self.weight_hh = nn.Parameter(torch.empty(3 * units, units))
        self.bias = nn.Parameter(torch.empty(3 * units))

    def forward(self, x, state=None):
        units = len(self.bias) // 3
        to_gates, to_new = self.weight_hh.split([2 * units, units])
        h = x.new_zeros(len(x), units) if state is None else state
        outputs = []
        for added in F.linear(x, self.weight_ih, self.bias).unbind(1):
            gates, new = added.split([2 * units, units], dim=1)
            reset, update = torch.sigmoid(gates + F.linear(h, to_gates)).chunk(2, dim=1)
            new = torch.tanh(new + F.linear(reset * h, to_new))
            h = (1 - update) * new + update * h
            outputs.append(h)
        return torch.stack(outputs, dim=1), h`;
