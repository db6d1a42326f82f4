import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/experiment/index.ts';
import { CONTROLS, isControl, isPartOfPage, PARTS_OF_PAGE } from '../../../src/experiment/page/names.ts';
import { canBeLocked, labelOf, restrictablesOf, stateOf, withState } from '../../../src/ui/builder/restrictable.ts';

const NONE = { hidden: [], locked: [] };
const namesIn = (text: string, given: Parameters<typeof restrictablesOf>[1] = NONE) =>
  restrictablesOf(parse(text).spec, given).flatMap(({ members }) => members.map(({ name }) => name));

describe('what can be hidden and locked', () => {
  it('has names that a link understands, each once', () => {
    for (const text of ['data=xor&net=dense(4,tanh)', 'data=cart_pole', 'data=iris&opt=adam']) {
      const names = namesIn(text);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(isPartOfPage(name) || isControl(name), name).toBe(true);
    }
  });

  it('is every part of the page, and every control that is named somewhere', () => {
    const all = { hidden: [...CONTROLS], locked: ['opt.nothing'] };
    expect(namesIn('data=xor', all)).toEqual(expect.arrayContaining([...Object.keys(PARTS_OF_PAGE), ...CONTROLS]));
    expect(namesIn('data=xor', all)).toContain('opt.nothing');
    const unlabelled = CONTROLS.filter((name) => labelOf(name, parse('').spec) === name);
    expect(unlabelled).toEqual([]);
  });

  it('depends on the experiment', () => {
    expect(namesIn('data=xor&opt=sgd')).toContain('opt.lr');
    expect(namesIn('data=xor')).not.toContain('worlds');
    expect(namesIn('data=cart_pole')).toContain('worlds');
    expect(namesIn('data=cart_pole')).not.toContain('split');
  });

  it('is in one state at a time', () => {
    const locked = withState(NONE, 'opt', 'locked');
    expect(stateOf(locked, 'opt')).toBe('locked');
    const hidden = withState(locked, 'opt', 'hidden');
    expect(hidden).toEqual({ hidden: ['opt'], locked: [] });
    expect(withState(hidden, 'opt', 'shown')).toEqual(NONE);
    expect(canBeLocked('opt.lr')).toBe(true);
    expect(canBeLocked('inspector')).toBe(false);
  });
});
