import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, print } from '../../../../src/experiment/index.ts';
import { pagePairsOf, withPagePairs } from '../../../../src/experiment/page/pairs.ts';
import { printSides, readSides } from '../../../../src/experiment/page/sides.ts';
import type { OwnTable } from '../../../../src/table/table.ts';
import { validSpec } from '../arbitrary.ts';

const canonical = (text: string) => print(parse(text).spec);
const A = canonical('data=xor&net=dense(4,tanh)&opt=adam(lr=0.1)');
const B = canonical('data=xor&net=dense(8,relu)');

const linkOf = (texts: readonly string[]) => withPagePairs(texts[0] ?? '', printSides(texts));

describe('the experiments that a link compares', () => {
  it('are its own alone if it compares none', () => {
    expect(readSides(A)).toEqual([A]);
    expect(printSides([A])).toEqual(new Map());
  });

  it('have the values of the first unless the link says otherwise', () => {
    const [a, b, c] = readSides(`${A}&b.net=dense(8,relu)&c.seed=7&c.net=none`);
    expect(canonical(a ?? '')).toBe(A);
    expect(canonical(b ?? '')).toBe(canonical('data=xor&net=dense(8,relu)&opt=adam(lr=0.1)'));
    expect(canonical(c ?? '')).toBe(canonical('data=xor&net=none&opt=adam(lr=0.1)&seed=7'));
  });

  it('are written as what differs, with the default in place of a value that only the first has', () => {
    expect([...printSides([A, B])]).toEqual([
      ['b.net', 'dense(8,relu)'],
      ['b.opt', 'adam'],
    ]);
  });

  it('are written with all their values if the data differ', () => {
    const b = canonical('data=circle&net=dense(4,tanh)&opt=adam(lr=0.1)');
    expect([...printSides([A, b])].map(([key]) => key)).toEqual(['b.data', 'b.net', 'b.opt']);
    expect(readSides(linkOf([A, b])).map(canonical)).toEqual([A, b]);
  });

  it('may be the same', () => {
    expect(readSides(linkOf([A, A, A, A])).map(canonical)).toEqual([A, A, A, A]);
  });

  it('are four at most', () => {
    expect(readSides(linkOf([A, A, A, A, A]))).toHaveLength(4);
  });

  it('survive what a mail program does to the link', () => {
    const [, b] = readSides(`https://example.org/#${linkOf([A, B]).replaceAll('&', '&amp;')}`);
    expect(canonical(b ?? '')).toBe(B);
  });

  it('survive a link, whichever they are', () => {
    fc.assert(
      fc.property(fc.array(validSpec, { minLength: 1, maxLength: 4 }), (specs) => {
        const kept = (id: string): OwnTable | undefined =>
          specs.find(({ table }) => table?.id === id)?.table ?? undefined;
        const texts = specs.map(print);
        const link = withPagePairs(texts[0] ?? '', printSides(texts, kept));
        const sides = readSides(link);
        expect(sides.map((text) => print(parse(text, kept).spec))).toEqual(texts);
        expect(
          printSides(
            sides.map((text) => print(parse(text, kept).spec)),
            kept,
          ),
        ).toEqual(pagePairsOf(link));
      }),
      { numRuns: 80 },
    );
  });

  it('survive a link if they differ in a few settings only', () => {
    fc.assert(
      fc.property(validSpec, validSpec, (one, other) => {
        const kept = (id: string) => [one, other].find(({ table }) => table?.id === id)?.table ?? undefined;
        const near = { ...one, optimizer: other.optimizer, seed: other.seed, schedule: one.schedule };
        const texts = [print(one), print(near)];
        const [, b] = readSides(withPagePairs(texts[0] ?? '', printSides(texts, kept)));
        expect(print(parse(b ?? '', kept).spec)).toBe(print(parse(texts[1] ?? '', kept).spec));
      }),
      { numRuns: 80 },
    );
  });
});
