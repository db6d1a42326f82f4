import { describe, expect, it } from 'vitest';
import { durationOf, statementOf } from '../../../src/embedding/statement.ts';

const XOR = { title: 'XOR needs a hidden layer', link: 'https://nabla.example.org/app/#lesson=xor&step=3&v=1' };

describe('a statement', () => {
  it('has the terms of xAPI', () => {
    const statement = statementOf({ ...XOR, verb: 'passed', score: { raw: 3, max: 4 }, seconds: 93.5 });
    expect(statement).toEqual({
      actor: {
        objectType: 'Agent',
        account: { homePage: 'https://nabla.example.org/app/', name: expect.stringMatching(/^visitor-\d+$/) },
      },
      verb: { id: 'http://adlnet.gov/expapi/verbs/passed', display: { en: 'passed' } },
      object: { objectType: 'Activity', id: XOR.link, definition: { name: { en: XOR.title } } },
      result: {
        score: { raw: 3, min: 0, max: 4, scaled: 0.75 },
        success: true,
        completion: true,
        duration: 'PT1M33.5S',
      },
    });
  });

  it('names a person only if they gave their name', () => {
    expect(statementOf({ ...XOR, verb: 'progressed', name: 'Ada' }).actor.name).toBe('Ada');
    expect(statementOf({ ...XOR, verb: 'progressed', name: '' }).actor).not.toHaveProperty('name');
  });

  it('says what its verb says, unless told otherwise', () => {
    expect(statementOf({ ...XOR, verb: 'failed' }).result).toEqual({ success: false, completion: true });
    expect(statementOf({ ...XOR, verb: 'completed' }).result).toEqual({ completion: true });
    expect(statementOf({ ...XOR, verb: 'progressed' }).result).toEqual({ completion: false });
    expect(statementOf({ ...XOR, verb: 'initialized' }).result).toEqual({ completion: false });
    expect(statementOf({ ...XOR, verb: 'answered', success: false }).result).toEqual({
      success: false,
      completion: false,
    });
    expect(statementOf({ ...XOR, verb: 'completed', success: true }).result.success).toBe(true);
  });

  it('keeps a score within its bounds', () => {
    const scoreOf = (raw: number, max: number, min?: number) =>
      statementOf({ ...XOR, verb: 'completed', score: { raw, max, ...(min !== undefined && { min }) } }).result.score;
    expect(scoreOf(9, 4)).toEqual({ raw: 4, min: 0, max: 4, scaled: 1 });
    expect(scoreOf(0, 1, -1)?.scaled).toBe(0.5);
    expect(scoreOf(0, 0)?.scaled).toBe(0);
  });
});

describe('a duration', () => {
  it.each([
    [0, 'PT0S'],
    [12.345, 'PT12.35S'],
    [60, 'PT1M0S'],
    [3725.5, 'PT1H2M5.5S'],
    [-1, 'PT0S'],
  ])('of %d seconds is %s', (seconds, text) => {
    expect(durationOf(seconds)).toBe(text);
  });
});
