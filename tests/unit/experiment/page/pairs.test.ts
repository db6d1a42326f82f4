import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originOfHost } from '../../../../src/embedding/origin.ts';
import { fragmentOf } from '../../../../src/experiment/fragment.ts';
import { defaultSpec, endingOf, parse, parseLink, print } from '../../../../src/experiment/index.ts';
import { Notices } from '../../../../src/experiment/notices.ts';
import { isPageKey, MAX_MOMENT } from '../../../../src/experiment/page/keys.ts';
import { isControl, isPartOfPage, readNames } from '../../../../src/experiment/page/names.ts';
import { pagePairsOf, withoutPagePairs, withPagePairs } from '../../../../src/experiment/page/pairs.ts';
import { readSides } from '../../../../src/experiment/page/sides.ts';
import { INPUTS, mutationsOf } from '../../../support/mutations.ts';

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

  it(`is bounded, whatever the link (${INPUTS} links)`, () => {
    const links = [
      `https://example.org/nabla/#embed=network,picture&${XOR}`,
      `hide=opt,inspector,net.units&lock=opt.lr,data&events=moodle.example.org&${XOR}`,
      `lesson=xor_needs_hidden&step=2&present=1&${XOR}`,
      `b.net=none&c.opt=adam(lr=0.01)&d.data=circle&d.net=dense(2,relu)&moment=~1abc&${XOR}`,
    ];
    const pieces = [
      'embed=1',
      '&hide=',
      '&lock=',
      'b.',
      'c.data=own',
      'e.net',
      'net.',
      '.lr',
      'b.__proto__=1',
      '&b.b.=c',
    ];
    fc.assert(
      fc.property(mutationsOf(links, pieces), (link) => {
        const pairs = pagePairsOf(link);
        expect(pairs.size).toBeLessThanOrEqual(200);
        for (const [key, value] of pairs)
          expect([isPageKey(key), value === '', value.length <= MAX_MOMENT]).toEqual([true, false, true]);
        const notices = new Notices();
        const names = readNames(
          notices,
          'hide',
          pairs.get('hide') ?? '',
          (name) => isPartOfPage(name) || isControl(name),
        );
        expect(readNames(new Notices(), 'hide', names.join(','), () => true)).toEqual(names.length > 0 ? names : ['']);
        for (const { message } of notices.list()) expect(message).toMatch(/^(hide: |\d).{5,300}[.?]$/u);
        const origin = originOfHost(pairs.get('events') ?? '');
        if (origin !== null) expect(origin).toMatch(/^https?:\/\/[a-z0-9.-]+(:\d+)?$/);
        const sides = readSides(link);
        expect(sides.length).toBeLessThanOrEqual(4);
        for (const side of sides) expect(side.length).toBeLessThanOrEqual(4 * link.length + 10);
        expect(fragmentOf(withoutPagePairs(fragmentOf(link))).length).toBeLessThanOrEqual(3 * link.length);
      }),
      { numRuns: INPUTS },
    );
  });
});
