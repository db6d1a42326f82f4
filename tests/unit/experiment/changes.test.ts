import { expect, it } from 'vitest';
import { changes } from '../../../src/experiment/changes.ts';
import { parse } from '../../../src/experiment/index.ts';

const read = (text: string) => parse(text).spec;

it.each([
  ['opt=adam(lr=0.03)', 'opt=adam(lr=0.1)', ['learning rate 0.1']],
  ['opt=adam(lr=0.03)', 'opt=momentum(lr=0.5,beta=0.8)', ['optimizer Momentum (0.8)', 'learning rate 0.5']],
  ['net=dense(8)', 'net=dense(8),dense(4)', ['one more layer: dense(4, tanh) after Hidden 1']],
  ['net=dense(8),dense(4)', 'net=dense(8)', ['without Hidden 2: dense(4, tanh)']],
  ['reg=l2', 'batch=all', ['batch size all examples', 'without L2 penalty']],
  ['data=sunspots', 'data=sunspots&series=11,2', ['examples windows of 11 rows, 2 ahead']],
  ['pin=output_bias(0,1)', 'pin=output_bias(0,2)', ['output bias 0 pinned at 2']],
  ['until=epochs(20)', '', ['runs until paused']],
  ['', '', []],
])('%j and then %j', (before, after, lines) => {
  expect(changes(read(before), read(after))).toEqual(lines);
});
