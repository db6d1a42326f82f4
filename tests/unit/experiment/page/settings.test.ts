import { describe, expect, it } from 'vitest';
import { parse } from '../../../../src/experiment/index.ts';
import { CONTROLS } from '../../../../src/experiment/page/names.ts';
import { settingWords } from '../../../../src/experiment/page/settings.ts';

const words = (name: string, text: string) => settingWords(name, parse(text).spec);
const XOR = 'data=xor&net=dense(8,tanh),dense(4,relu)&opt=adam(lr=0.01)&batch=20';

describe('a setting in words', () => {
  it.each([
    ['opt', 'optimizer Adam, learning rate 0.01, first-moment decay 0.9, second-moment decay 0.999, epsilon 1e−8'],
    ['opt.lr', 'learning rate 0.01'],
    ['opt.momentum', null],
    ['opt.constructor', null],
    ['data.noise', 'noise 0.1'],
    ['batch', 'batch size 20'],
    ['seed', 'seed 10'],
    ['split', 'split 70/15/15'],
    ['net', 'hidden layers dense(8, tanh), dense(4, relu)'],
    ['net.layers', '2 hidden layers'],
    ['net.units', 'units 8, 4'],
    ['net.activation', 'activation Tanh, ReLU'],
    ['net.output', 'output activation Sigmoid'],
    ['reg', 'no regularization'],
    ['replicas', 'runs 1'],
    ['method', null],
    ['generator_opt', null],
  ])('%s: %s', (name, expected) => {
    expect(words(name, XOR)).toBe(expected);
  });

  it('follows the experiment', () => {
    expect(words('net', 'data=xor&net=none')).toBe('no hidden layer');
    expect(words('net.layers', 'data=xor&net=dense(3,tanh)')).toBe('1 hidden layer');
    expect(words('net.units', 'data=xor&net=dense(3,tanh),dense(3,tanh)')).toBe('units 3');
    expect(words('reg', `${XOR}&reg=l2(0.01)`)).toBe('regularization L2 penalty (rate 0.01)');
    expect(words('method', 'data=cart_pole')).toMatch(/^method of learning|^method /);
    expect(words('batch', 'data=cart_pole')).toBeNull();
    expect(words('batch', `${XOR.replace('batch=20', 'batch=all')}`)).toBe('batch size all examples');
  });

  it('exists for every control that the experiment has', () => {
    for (const text of [XOR, 'data=cart_pole', 'data=ring&task=gan', 'data=digits', 'data=parity']) {
      for (const name of CONTROLS) {
        const said = words(name, text);
        if (said !== null) expect(said, name).toMatch(/^[^[\]{}]{4,}$/);
      }
    }
  });
});
