import { describe, expect, it } from 'vitest';
import { parse } from '../../../../src/experiment/index.ts';
import { Notices } from '../../../../src/experiment/notices.ts';
import { CONTROLS, changedLock, isControl, readNames } from '../../../../src/experiment/page/names.ts';

const spec = (text: string) => parse(text).spec;
const BEFORE = spec('data=xor&net=dense(4,tanh)&opt=sgd(lr=0.1)');

describe('names of controls', () => {
  it('are the keys of the experiment, their numbers, and properties of the layers', () => {
    for (const name of [
      ...CONTROLS,
      'opt.lr',
      'data.noise',
      'net.units',
      'net.layers',
      'net.activation',
      'net.output',
    ]) {
      expect(isControl(name), name).toBe(true);
    }
    for (const name of [
      '',
      'foo',
      'opt.',
      'opt.lr.x',
      'net.foo',
      'constructor',
      'net.constructor',
      'table',
      'stage',
      'output',
    ]) {
      expect(isControl(name), name).toBe(false);
    }
  });

  it('that mean nothing are reported with the name that was probably meant', () => {
    const notices = new Notices();
    expect(readNames(notices, 'lock', 'net, optt ,net,,split', isControl)).toEqual(['net', 'split']);
    expect(notices.list().map(({ message }) => message)).toEqual([
      'lock: nothing is called "optt"; it is ignored. Did you mean "opt"?',
    ]);
  });
});

describe('changedLock', () => {
  it.each([
    ['opt', 'data=xor&net=dense(4,tanh)&opt=sgd(lr=0.2)', true],
    ['opt.lr', 'data=xor&net=dense(4,tanh)&opt=sgd(lr=0.2)', true],
    ['opt.lr', 'data=xor&net=dense(8,tanh)&opt=sgd(lr=0.1)', false],
    ['net', 'data=xor&net=dense(8,tanh)&opt=sgd(lr=0.1)', true],
    ['net.units', 'data=xor&net=dense(8,tanh)&opt=sgd(lr=0.1)', true],
    ['net.layers', 'data=xor&net=dense(8,tanh)&opt=sgd(lr=0.1)', false],
    ['net.layers', 'data=xor&net=none&opt=sgd(lr=0.1)', true],
    ['net.activation', 'data=xor&net=dense(4,relu)&opt=sgd(lr=0.1)', true],
    ['net.activation', 'data=xor&net=dense(8,tanh)&opt=sgd(lr=0.1)', false],
    ['net.output', 'data=xor&net=dense(4,tanh)&output=tanh&loss=hinge&opt=sgd(lr=0.1)', true],
    ['net', 'data=xor&net=dense(4,tanh)&output=tanh&loss=hinge&opt=sgd(lr=0.1)', false],
    ['data', 'data=circle&net=dense(4,tanh)&opt=sgd(lr=0.1)', true],
    ['seed', 'data=xor&net=dense(4,tanh)&opt=sgd(lr=0.1)&seed=3', true],
  ])('%s: %s', (name, after, changed) => {
    expect(changedLock([name], BEFORE, spec(after))).toBe(changed ? name : undefined);
  });
});
