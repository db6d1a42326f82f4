import { describe, expect, it } from 'vitest';
import { judge, readClaim } from '../../../src/goals/claim.ts';

describe('a claim', () => {
  it('is a quantity, an operator and a number', () => {
    expect(readClaim('loss > 0.65')).toEqual({ quantity: 'loss', operator: '>', bound: 0.65 });
    expect(readClaim(' val_r2 >= -1e-3 ')).toEqual({ quantity: 'val_r2', operator: '>=', bound: -0.001 });
  });

  it('may be the single word “diverged”', () => {
    expect(judge(readClaim('diverged'), { diverged: 1 })).toEqual({ value: 1, holds: true });
    expect(judge(readClaim('diverged'), { diverged: 0 }).holds).toBe(false);
  });

  it.each([
    '',
    'loss',
    'loss = 1',
    'loss > high',
    'loss > ',
    'loss>1',
    'Loss > 1',
    'loss > 1 and gap < 1',
    'loss > 1e999',
  ])('is not %j, and the error quotes it', (text) => expect(() => readClaim(text)).toThrow(`"${text}" is not a claim`));

  it.each([
    ['loss < 0.5', 0.4, true],
    ['loss < 0.5', 0.5, false],
    ['loss <= 0.5', 0.5, true],
    ['loss > 0.5', 0.5, false],
    ['loss >= 0.5', 0.5, true],
    ['loss >= 0.5', Number.NaN, false],
  ])('%s for %f is %s', (text, loss, holds) => {
    expect(judge(readClaim(text), { loss })).toEqual({ value: loss, holds });
  });

  it('does not hold for a quantity that the run does not have', () => {
    expect(judge(readClaim('f1 < 1'), { loss: 1 })).toEqual({ value: Number.NaN, holds: false });
  });
});
