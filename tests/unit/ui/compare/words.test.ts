import { describe, expect, it } from 'vitest';
import { parse } from '../../../../src/experiment/index.ts';
import { commonWords, differenceWords, parameterTotal } from '../../../../src/ui/compare/words.ts';

const spec = (text: string) => parse(text).spec;
const A = spec('data=xor&net=dense(4,tanh)&opt=sgd(lr=0.1)&seed=3');

describe('the words of a comparison', () => {
  it('say what all experiments have in common', () => {
    expect(commonWords([A, spec('data=xor&net=dense(8,relu)&opt=sgd(lr=0.1)&seed=3')])).toBe(
      'In common: XOR, Binary cross-entropy, SGD, seed 3',
    );
    expect(commonWords([A, spec('data=iris&net=none&opt=adam&seed=4')])).toBe('Nothing in common');
  });

  it('say how one differs from the first', () => {
    expect(differenceWords(A, spec('data=xor&net=dense(4,tanh)&opt=sgd(lr=0.3)&seed=3'))).toBe(
      'learning rate 0.1 → 0.3',
    );
    expect(differenceWords(A, A)).toBe('The same settings');
  });

  it('count the parameters', () => {
    expect(parameterTotal(A)).toBe(4 * 2 + 4 + 4 + 1);
  });
});
