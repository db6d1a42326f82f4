/** Layers that go through sequences [batch, steps, features] step by step. */
import { recurrent } from '../../../catalog/layers/recurrence.ts';
import { activationFunction } from './activations.ts';
import { definition, invocation } from './python.ts';
import type { Site, WriteLayer } from './site.ts';

const EVERY = recurrent.returns.options.indexOf('every');

/** What differs between the cells. */
interface Cell {
  readonly name: string;
  readonly docstring: string;
  /** Arguments of the helper after `params` and `x`. */
  readonly takes?: readonly string[];
  /** What is passed for them. */
  readonly given?: readonly string[];
  /** What the inputs add in each step, as variables with their expressions. */
  readonly added: string;
  /** The variables of the state, the output first. */
  readonly state: readonly string[];
  /** The statements of a step, from `added` and the state to the new state. */
  readonly step: readonly string[];
}

/** Writes the helper of a cell, and the expression of what the layer returns. */
function unrolled(site: Site, cell: Cell): string {
  const { planned, plan, script } = site;
  const { truncate = 0, bidirectional, returns } = planned.layer.args;
  const alike = plan.filter(
    ({ layer }) => layer.id === planned.layer.id && (layer.args.truncate !== 0) === truncate > 0,
  );
  const reverses = alike.some(({ layer }) => layer.args.bidirectional === 1);
  const helper = truncate > 0 ? `truncated_${cell.name}` : cell.name;
  const [h] = cell.state as [string];
  const state = cell.state.length === 1 ? h : `(${cell.state.join(', ')})`;
  const zeros = `jnp.zeros((x.shape[0], ${own('weight_hh', reverses)}.shape[0]))`;
  const truncation =
    truncate > 0 ? '\nNo gradient flows back through more than `truncate` steps, counted from the last.\n' : '';
  script.helper(
    helper,
    definition(
      `${helper}(${[
        'params',
        'x',
        ...(cell.takes ?? []),
        ...(truncate > 0 ? ['truncate'] : []),
        ...(reverses ? ['reverse=False'] : []),
      ].join(', ')})`,
      `${cell.docstring}${truncation}`,
      [
        reverses ? 'end = "_reverse" if reverse else ""' : null,
        reverses || truncation ? '' : null,
        `def step(${cell.state.length === 1 ? h : 'state'}, ${truncate > 0 ? 'inputs' : 'added'}):`,
        truncate > 0 ? '    added, cut = inputs' : null,
        cell.state.length === 1 ? null : `    ${cell.state.join(', ')} = state`,
        ...(truncate > 0
          ? cell.state.map((one) => `    ${one} = jnp.where(cut, jax.lax.stop_gradient(${one}), ${one})`)
          : []),
        ...cell.step.map((line) => `    ${inCell(line, reverses)}`),
        `    return ${state}, ${h}`,
        '',
        `added = jnp.swapaxes(${inCell(cell.added, reverses)}, 0, 1)`,
        `start = ${zeros}`,
        ...scan(cell, truncate > 0, reverses),
        'return jnp.swapaxes(every, 0, 1)',
      ],
    ),
  );
  const direction = (reverse: boolean) => {
    const every = invocation(helper, [site.params, 'x', ...(cell.given ?? [])], {
      truncate: truncate > 0 ? truncate : undefined,
      reverse: reverse ? 'True' : undefined,
    });
    return returns === EVERY ? every : `${every}[:, ${reverse ? 0 : -1}]`;
  };
  return bidirectional === 1 ? `jnp.concatenate([${direction(false)}, ${direction(true)}], axis=-1)` : direction(false);
}

function scan(cell: Cell, truncates: boolean, reverses: boolean): readonly string[] {
  const start = cell.state.length === 1 ? 'start' : `(${cell.state.map(() => 'start').join(', ')})`;
  const reverse = reverses ? { reverse: 'reverse' } : {};
  if (!truncates) return [`_, every = ${invocation('jax.lax.scan', ['step', start, 'added'], reverse)}`];
  return [
    'steps = x.shape[1]',
    'left = jnp.arange(steps, 0, -1)',
    ...(reverses ? ['left = left[::-1] if reverse else left'] : []),
    `_, every = ${invocation('jax.lax.scan', ['step', start, '(added, left % truncate == 0)'], reverse)}`,
  ];
}

/** A parameter of the direction: `params["bias"]`, or `params["bias" + end]` in a helper for both directions. */
function own(name: string, reverses: boolean): string {
  return reverses ? `params["${name}" + end]` : `params["${name}"]`;
}

function inCell(line: string, reverses: boolean): string {
  return line.replace(/\$(\w+)/g, (_, name: string) => own(name, reverses));
}

export const rnn: WriteLayer = (site) =>
  unrolled(site, {
    name: 'rnn',
    docstring: 'The outputs of a recurrent layer at every step.',
    takes: ['activation'],
    given: [activationFunction(site, 'rows')],
    added: 'x @ $weight_ih + $bias',
    state: ['h'],
    step: ['h = activation(added + h @ $weight_hh)'],
  });

export const lstm: WriteLayer = (site) =>
  unrolled(site, {
    name: 'lstm',
    docstring: 'The outputs of an LSTM at every step, with the gates in the order i, f, g, o.',
    added: 'x @ $weight_ih + $bias',
    state: ['h', 'c'],
    step: [
      'i, f, g, o = jnp.split(added + h @ $weight_hh, 4, axis=-1)',
      'c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)',
      'h = jax.nn.sigmoid(o) * jnp.tanh(c)',
    ],
  });

export const gru: WriteLayer = (site) => {
  const after = site.planned.layer.args.reset === 0;
  return unrolled(site, {
    name: after ? 'gru' : 'gru_reset_before',
    docstring: `The outputs of a GRU at every step, with the gates r, z, n; r acts ${after ? 'after' : 'before'} the product.`,
    added: 'x @ $weight_ih + $bias',
    state: ['h'],
    step: after
      ? [
          'recurrent = jnp.split(h @ $weight_hh, 3, axis=-1)',
          'r, z, n = jnp.split(added, 3, axis=-1)',
          'r, z = jax.nn.sigmoid(r + recurrent[0]), jax.nn.sigmoid(z + recurrent[1])',
          'n = jnp.tanh(n + r * (recurrent[2] + $bias_hn))',
          'h = (1 - z) * n + z * h',
        ]
      : [
          'weights = jnp.split($weight_hh, 3, axis=-1)',
          'r, z, n = jnp.split(added, 3, axis=-1)',
          'r, z = jax.nn.sigmoid(r + h @ weights[0]), jax.nn.sigmoid(z + h @ weights[1])',
          'n = jnp.tanh(n + (r * h) @ weights[2])',
          'h = (1 - z) * n + z * h',
        ],
  });
};
