import { afterEach, beforeEach, expect, it } from 'vitest';
import { parse, print } from '../../../src/experiment/index.ts';
import { chooseDataset, edit, experiment, load, redo, undo } from '../../../src/store/experiment.ts';
import { openLink, page } from '../../../src/store/page.ts';
import { restrict } from '../../../src/store/restrict.ts';

const now = () => print(experiment.getState().spec);
const messages = () => experiment.getState().notices.map(({ message }) => message);

beforeEach(() => load('data=xor&net=dense(4,tanh)&v=1'));
afterEach(() => restrict('link', [], []));

it('a locked setting cannot be changed, the others can', () => {
  restrict('link', [], ['data']);
  chooseDataset('circle');
  expect(now()).toContain('data=xor');
  expect(messages()).toEqual([expect.stringContaining('Locked here, so it was not changed: ')]);
  edit({ seed: 3 });
  expect(now()).toContain('seed=3');
  expect(messages()).toEqual([]);
});

it('a hidden setting is locked as well', () => {
  restrict('link', ['seed', 'inspector'], []);
  edit({ seed: 4 });
  expect(now()).not.toContain('seed=4');
});

it('a single number of an entry can be locked', () => {
  restrict('link', [], ['opt.lr']);
  edit(({ optimizer }) => ({ optimizer: { ...optimizer, args: { ...optimizer.args, lr: 0.5 } } }));
  expect(messages()).toEqual([expect.stringContaining('Locked here, so it was not changed: ')]);
});

it.each([
  ['start', 'data=xor&net=dense(4,tanh)&start=dense1_weight(1,0.5)', 'drawn starting weights'],
  ['moves', 'data=catch&moves=3', 'the setting “moves”'],
])('says that %s was locked even if the experiment had none', (name, text, words) => {
  restrict('link', [], [name]);
  edit(parse(`${text}&v=1`).spec);
  expect(messages()).toEqual([`Locked here, so it was not changed: ${words}.`]);
});

it('neither Undo nor Redo changes a locked setting', () => {
  edit({ seed: 5 });
  restrict('link', [], ['seed']);
  undo();
  expect(now()).toContain('seed=5');
  restrict('link', [], []);
  undo();
  restrict('link', [], ['seed']);
  redo();
  expect(now()).not.toContain('seed=5');
  restrict('link', [], []);
  redo();
  expect(now()).toContain('seed=5');
});

it('a link that locks a setting opens whatever its value is, and whatever the last link locked', () => {
  const stop = page.subscribe(({ pairs }) => restrict('link', [], [pairs.get('lock') ?? '']));
  openLink('data=xor&net=none&opt=sgd(lr=0.5)&lock=opt&v=1');
  openLink('data=xor&net=none&opt=sgd(lr=0.2)&lock=opt&v=1');
  expect(now()).toContain('opt=sgd(lr=0.2)');
  expect(messages()).toEqual([]);
  edit(({ optimizer }) => ({ optimizer: { ...optimizer, args: { ...optimizer.args, lr: 0.5 } } }));
  expect(now()).toContain('opt=sgd(lr=0.2)');
  stop();
});
