import { describe, expect, it } from 'vitest';
import { defaultSpec, endingOf, parse, parseLink, print } from '../../../../src/experiment/index.ts';
import { pagePairsOf, withoutPagePairs, withPagePairs } from '../../../../src/experiment/page/pairs.ts';

const XOR = 'data=xor&net=dense(4,tanh)&v=1';

describe('what a link says about the page', () => {
  it('is read in any order and beside any experiment', () => {
    const pairs = pagePairsOf(`https://example.org/nabla/#embed=1&${XOR}&hide=opt,inspector`);
    expect([...pairs]).toEqual([
      ['embed', '1'],
      ['hide', 'opt,inspector'],
    ]);
  });

  it('is no part of the experiment and causes no notice', () => {
    const { spec, notices } = parse(`embed=1&data=xor&b.opt=sgd(lr=0.1)&lesson=xor&step=2&v=1`);
    expect(notices).toEqual([]);
    expect(print(spec)).toBe(print(parse('data=xor').spec));
  });

  it('is written before the version, so that a link that lacks its end is recognized', () => {
    const text = withPagePairs(print(defaultSpec()), new Map([['lock', 'opt']]));
    expect(text).toMatch(/&lock=opt&v=1$/);
    expect(endingOf(text)).toBe('whole');
    expect([...pagePairsOf(text)]).toEqual([['lock', 'opt']]);
    expect(withoutPagePairs(text)).toBe(print(defaultSpec()));
  });

  it('alone is a link to the default experiment', () => {
    expect(parseLink('#embed=1')).toEqual({ spec: defaultSpec(), notices: [] });
  });

  it('counts once: the first of two values', () => {
    expect(pagePairsOf('embed=1&embed=network').get('embed')).toBe('1');
  });

  it('survives what a mail program does to the link', () => {
    expect(pagePairsOf(`https://example.org/%23${XOR.replaceAll('=', '%3D')}%26embed%3D1`).get('embed')).toBe('1');
  });
});
