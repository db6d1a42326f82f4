import { describe, expect, it } from 'vitest';
import type { RunView } from '../../../src/runtime/protocol.ts';
import { blockHeight } from '../../../src/ui/inspect/time/blockHeight.ts';
import { rowName } from '../../../src/ui/inspect/time/rowName.ts';
import { type StepOfUnit, stepTex } from '../../../src/ui/inspect/time/stepTex.ts';
import { flowsFrom, readBackflow } from '../../../src/ui/inspect/time/words.ts';

/** A unit whose inside is given by name; sums of several gates are arrays. */
function unitOf(
  kind: string,
  block: string,
  inside: Readonly<Record<string, number | readonly number[]>>,
  state: Readonly<Record<string, number>> = {},
): StepOfUnit {
  const read = (name: string, gate = 0) => {
    const found = inside[name] ?? Number.NaN;
    return typeof found === 'number' ? found : (found[gate] as number);
  };
  return { kind, block, activation: 'tanh', read, before: (name) => state[name] ?? 0, previous: 't-1' };
}

/** What a pocket calculator makes of the numbers in the last lines of each equation, and the results beside them. */
function calculated(lines: readonly string[]): { readonly computed: number; readonly shown: number }[] {
  return lines.map((line) => {
    const [, numbers = '', result = ''] = /\\\\ &= (.*?) = \\mathbf\{(.*)\}$/.exec(line) ?? [];
    const expression = numbers
      .replaceAll('\\\\ &\\quad', '')
      .replaceAll('\\cdot', '*')
      .replaceAll('\\tanh', 'Math.tanh')
      .replace(/\\sigma\((.*?)\)/, '(1 / (1 + Math.exp(-($1))))');
    return { computed: new Function(`return ${expression}`)() as number, shown: Number(result) };
  });
}

const logit = (p: number) => Math.log(p / (1 - p));

describe('the formula of a unit at a step', () => {
  const [i, f, g, o, before] = [0.12345, 0.93217, -0.70191, 0.51234, 0.41029];
  const c = f * before + i * g;
  const lstm = { i, f, g, o, c, h: o * Math.tanh(c), added: [1.5, 2.5, 0, 0], sum: [0, logit(f), 0, 0] };
  const z = 0.31217;
  const n = -0.61234;
  const gru = { z, n, h: (1 - z) * n + z * before };

  it.each([
    ['the cell of an LSTM', unitOf('lstm', 'c', lstm, { c: before })],
    ['a gate of an LSTM', unitOf('lstm', 'f', lstm, { c: before })],
    ['the state of a GRU', unitOf('gru', 'h', gru, { h: before })],
    [
      'the candidate of a GRU',
      unitOf('gru', 'n', {
        ...gru,
        r: 0.77312,
        candidate_added: 0.25123,
        candidate_recurrent: -1.24691,
        candidate_sum: 0.25123 + 0.77312 * -1.24691,
        n: Math.tanh(0.25123 + 0.77312 * -1.24691),
        h: (1 - z) * Math.tanh(0.25123 + 0.77312 * -1.24691),
      }),
    ],
    ['a unit of an RNN', unitOf('rnn', 'h', { added: -0.51237, sum: 0.2, h: Math.tanh(0.2) })],
  ])('gives the results that a pocket calculator finds: %s', (_, unit) => {
    const results = calculated(stepTex(unit));
    expect(results.length).toBeGreaterThan(0);
    for (const { computed, shown } of results) expect(Math.abs(computed - shown)).toBeLessThan(0.00075);
  });

  it('has three significant digits of a small result, which a pocket calculator finds as well', () => {
    const small = 0.000752341 - 0.0213412;
    const [cell] = stepTex(
      unitOf('lstm', 'c', { ...lstm, f: 0.5, i: 0.25, g: 4 * small, c: 0.000752341 }, { c: 0.0426824 }),
    );
    const [result] = calculated([cell ?? '']);
    expect(cell).toMatch(/= \\mathbf\{0\.000752\}$/);
    expect(Math.abs((result?.computed ?? 0) - 0.000752)).toBeLessThan(0.00000075);
  });

  it('shows the sum of a gate only for that gate', () => {
    expect(stepTex(unitOf('lstm', 'f', lstm))).toHaveLength(4);
    expect(stepTex(unitOf('lstm', 'h', lstm))).toHaveLength(2);
    expect(stepTex(unitOf('conv1d', 'output', {}))).toEqual([]);
  });

  it('names the step that it came from', () => {
    const backwards = stepTex({ ...unitOf('gru', 'h', gru), previous: 't+1' }).join(' ');
    expect(backwards).toContain('h_{t+1}');
    expect(backwards).not.toContain('t-1');
  });
});

describe('blockHeight', () => {
  const room = (height: number) => ({ width: 900, height });

  it('fills a large inspector, and keeps to the units in a small one', () => {
    expect(blockHeight(16, 6, null)).toBe(96);
    expect(blockHeight(16, 6, room(280))).toBe(96);
    expect(blockHeight(16, 6, room(690))).toBe(262);
    expect(blockHeight(4, 6, room(690))).toBe(96);
    expect(blockHeight(1, 1, room(690))).toBe(34);
  });
});

describe('rowName', () => {
  const view = {
    task: 'multiclass',
    answer: 'class',
    classes: ['a', ' '],
    layers: [{ activation: null }, { activation: 'softmax' }],
  } as unknown as RunView;

  it('names what an output is about, and numbers hidden units', () => {
    expect(rowName(view, 0, 1)).toBe('unit 2');
    expect(rowName(view, 1, 1)).toBe('probability of “␣”');
    expect(rowName({ ...view, answer: 'number' }, 1, 0)).toBe('prediction');
  });
});

describe('the gradient by time in words', () => {
  const read = (norms: readonly number[], about = {}) =>
    readBackflow({ subject: 'LSTM 1', norms, reverse: false, truncate: 0, ...about });

  it('names the factor by which it shrinks or grows on its way back', () => {
    expect(read([1e-4, 0.1, 0.3])).toBe(
      'In LSTM 1, the gradient at the first step is 3,000 times smaller than at the last.',
    );
    expect(read([0.9, 0.1, 0.3])).toBe('In LSTM 1, the gradient at the first step is 3 times larger than at the last.');
    expect(read([0.3, 0.2, 0.31])).toMatch(/about as long at the first step as at the last/);
    expect(read([0.3, 0.1, 1e-4], { reverse: true })).toMatch(
      /at the last step is 3,000 times smaller than at the first/,
    );
  });

  it('comes from the steps that a layer reads later', () => {
    expect(flowsFrom([false, false])).toBe('all steps after it');
    expect(flowsFrom([true])).toBe('all steps before it, which the layer reads later,');
    expect(flowsFrom([false, true])).toMatch(/after it, or in a layer that reads backwards of all steps before it/);
  });

  it('explains zeros', () => {
    expect(read([0, 0, 0.3], { truncate: 1 })).toBe(
      'In LSTM 1, the gradient is exactly 0 at steps 1 to 2: the layer cuts it after 1 step.',
    );
    expect(read([0, 0, 0])).toBe('No gradient reaches LSTM 1.');
    expect(read([Number.NaN, 1])).toMatch(/not a finite number/);
  });
});
