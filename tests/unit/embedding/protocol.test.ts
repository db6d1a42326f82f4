import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Command, message, type Report, readCommand, readReport } from '../../../src/embedding/protocol.ts';
import { statementOf } from '../../../src/embedding/statement.ts';

const COMMANDS: readonly Command[] = [
  { type: 'play' },
  { type: 'pause' },
  { type: 'step', steps: 10 },
  { type: 'step', steps: 'epoch' },
  { type: 'reset' },
  { type: 'open', text: 'data=xor&v=1' },
  { type: 'ask' },
  { type: 'keep' },
  { type: 'range', range: [-1, 2.5] },
  { type: 'range', range: null },
];

const REPORTS: readonly Report[] = [
  { type: 'ready' },
  { type: 'ready', text: 'data=xor&v=1' },
  { type: 'size', height: 512.5 },
  { type: 'experiment', text: 'data=xor&v=1' },
  { type: 'status', status: 'diverged', reason: 'The loss is infinite.' },
  { type: 'status', status: 'running', reason: null },
  { type: 'frame', step: 3, epoch: 0.5, stepsPerSecond: 0, values: { 'train/loss': 0.25 } },
  { type: 'target', target: { name: 'sine', low: -1, high: 2 } },
  { type: 'target', target: null },
  { type: 'kept', run: null },
  { type: 'dropped', count: 3, message: '3 commands were not carried out.' },
  { type: 'statement', statement: statementOf({ verb: 'passed', title: 'XOR', link: 'https://a.org/#data=xor' }) },
];

describe('commands', () => {
  it.each(COMMANDS.map((command) => [command]))('%o is read as it was sent', (command) => {
    expect(readCommand(structuredClone(message(command)))).toEqual(command);
  });

  it.each([
    ['no object', 'play'],
    ['nothing', null],
    ['an array', [1, 'play']],
    ['no version', { type: 'play' }],
    ['another version', { nabla: 2, type: 'play' }],
    ['a version as text', { nabla: '1', type: 'play' }],
    ['an unknown type', { nabla: 1, type: 'eval' }],
    ['the name of a method of objects', { nabla: 1, type: 'toString' }],
    ['no steps', { nabla: 1, type: 'step' }],
    ['negative steps', { nabla: 1, type: 'step', steps: -1 }],
    ['half a step', { nabla: 1, type: 'step', steps: 0.5 }],
    ['endless steps', { nabla: 1, type: 'step', steps: Number.POSITIVE_INFINITY }],
    ['steps as text', { nabla: 1, type: 'step', steps: '10' }],
    ['a range from high to low', { nabla: 1, type: 'range', range: [2, 1] }],
    ['a range without an end', { nabla: 1, type: 'range', range: [0, Number.NaN] }],
    ['no text', { nabla: 1, type: 'open' }],
    ['a text that no link has', { nabla: 1, type: 'open', text: 'x'.repeat(2_000_001) }],
    ['a report', message({ type: 'size', height: 10 })],
  ])('%s is none', (_, data) => {
    expect(readCommand(data)).toBeNull();
  });

  it('carry nothing that they need not have', () => {
    expect(readCommand({ nabla: 1, type: 'play', steps: 3, extra: {} })).toEqual({ type: 'play' });
  });
});

describe('reports', () => {
  it.each(REPORTS.map((report) => [report]))('%o is read as it was sent', (report) => {
    expect(readReport(structuredClone(message(report)))).toEqual(report);
  });

  it.each([
    ['no height', { nabla: 1, type: 'size' }],
    ['a negative height', { nabla: 1, type: 'size', height: -1 }],
    ['an unknown status', { nabla: 1, type: 'status', status: 'constructor', reason: null }],
    [
      'values that are no numbers',
      { nabla: 1, type: 'frame', step: 1, epoch: 1, stepsPerSecond: 1, values: { a: '1' } },
    ],
    ['a target without a range', { nabla: 1, type: 'target', target: { name: 'sine' } }],
    ['no statement', { nabla: 1, type: 'statement', statement: 'passed' }],
    ['a command', message({ type: 'play' })],
  ])('%s is none', (_, data) => {
    expect(readReport(data)).toBeNull();
  });
});

it('whatever is sent, reading never throws and returns only what is known', () => {
  const types = fc.constantFrom(...[...COMMANDS, ...REPORTS].map(({ type }) => type));
  const like = fc.record(
    {
      nabla: fc.oneof(fc.constant(1), fc.anything()),
      type: fc.oneof(types, fc.string(), fc.anything()),
      steps: fc.oneof(fc.integer(), fc.double(), fc.anything()),
      text: fc.oneof(fc.string(), fc.anything()),
      height: fc.oneof(fc.double(), fc.anything()),
      values: fc.oneof(fc.dictionary(fc.string(), fc.double()), fc.anything()),
    },
    { requiredKeys: [] },
  );
  const known = new Set<string>([...COMMANDS, ...REPORTS].map(({ type }) => type));
  fc.assert(
    fc.property(fc.oneof(like, fc.anything()), (data) => {
      for (const read of [readCommand(data), readReport(data)]) {
        if (read !== null) expect(known).toContain(read.type);
      }
    }),
    { numRuns: 10_000, seed: 17 },
  );
});
