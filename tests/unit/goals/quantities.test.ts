import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/experiment/index.ts';
import { readClaim } from '../../../src/goals/claim.ts';
import { measure } from '../../../src/goals/measure.ts';
import { QUANTITIES, quantitiesOf } from '../../../src/goals/quantities.ts';
import { printClaims, readClaims } from '../../../src/goals/read-claims.ts';
import { goalsText, goalText, valueText } from '../../../src/goals/words.ts';

const specOf = (text: string) => {
  const { spec, notices } = parse(text);
  expect(notices).toEqual([]);
  return spec;
};
const idsOf = (text: string) => quantitiesOf(specOf(text)).map(({ id }) => id);

const GENERAL = ['parameters', 'hidden_units', 'hidden_layers', 'epochs', 'steps', 'test_looks', 'diverged'];
const WITHOUT_TEST = GENERAL.filter((id) => id !== 'test_looks');
const MOMENT = {
  step: 200,
  epoch: 5.5,
  scores: { train: { loss: 0.25, accuracy: 0.9 }, validation: { loss: 0.75, accuracy: 0.8 } },
  testLooks: 0,
  hasDiverged: false,
};

describe('the quantities of a run', () => {
  it('are its losses, its metric in every part, and the general ones', () => {
    expect(idsOf('data=moons')).toEqual([
      'accuracy',
      'val_accuracy',
      'test_accuracy',
      'loss',
      'val_loss',
      'gap',
      ...GENERAL,
    ]);
    expect(idsOf('data=plane')).toContain('val_mae');
    expect(idsOf('data=digits&task=autoencoder&net=dense(8)')).toContain('explained_variance');
  });

  it('are without those of parts that it does not have', () => {
    expect(idsOf('data=moons&split=100/0/0')).toEqual(['accuracy', 'loss', ...WITHOUT_TEST]);
    expect(idsOf('data=gridworld')).toEqual(['mean_return', 'loss', ...WITHOUT_TEST]);
  });

  it('each have a name of their own, in words', () => {
    expect(new Set(QUANTITIES.map(({ id }) => id)).size).toBe(QUANTITIES.length);
    expect(new Set(QUANTITIES.map(({ label }) => label)).size).toBe(QUANTITIES.length);
    for (const { id } of QUANTITIES) expect(readClaim(`${id} < 1`).quantity).toBe(id);
  });
});

describe('a moment of a run', () => {
  it('is measured by every quantity, those of the test part only after an evaluation', () => {
    const spec = specOf('data=moons&net=dense(4,tanh),dropout(0.5),dense(3,tanh)');
    const measured = measure(spec, MOMENT);
    expect(measured).toEqual({
      ...{ loss: 0.25, val_loss: 0.75, gap: 0.5, accuracy: 0.9, val_accuracy: 0.8 },
      ...{ parameters: 12 + 15 + 4, hidden_units: 7, hidden_layers: 2 },
      ...{ epochs: 5.5, steps: 200, test_looks: 0, diverged: 0 },
    });
    const looked = measure(spec, { ...MOMENT, scores: { ...MOMENT.scores, test: { accuracy: 0.7 } }, testLooks: 1 });
    expect(looked).toEqual({ ...measured, test_accuracy: 0.7, test_looks: 1 });
    const others = quantitiesOf(spec).filter(({ id }) => !(id in looked));
    expect(others).toEqual([]);
  });

  it.each([
    ['data=moons&net=none', 0, 0],
    ['data=digits&net=conv2d(8,3,relu),max_pool(2),flatten,dense(16)', 2, 24],
    ['data=copy_memory&net=lstm(12)', 1, 12],
    ['data=ring&task=gan&net=dense(16,relu),generate,dense(8,relu)', 2, 24],
  ])('of %s counts hidden layers with weights and their units', (text, layers, units) => {
    expect(measure(specOf(text), MOMENT)).toMatchObject({ hidden_layers: layers, hidden_units: units });
  });
});

describe('claims', () => {
  const spec = specOf('data=moons');

  it('print as they are read', () => {
    const text = '`val_accuracy >= 0.95` and `diverged` and `loss < 1e-7`';
    expect(printClaims(readClaims(text, spec))).toBe(text);
    expect(readClaims('`loss < 1 and gap < 2`.', spec)).toEqual(readClaims('`loss < 1` and `gap < 2`', spec));
  });

  it.each([
    ['`speed > 1`', 'no run has the quantity "speed" of a claim'],
    ['`val_acuracy > 1`', 'did you mean "val_accuracy"?'],
    ['`r2 > 1`', 'no run has the quantity "r2" of a claim'],
    ['`val_mae < 1`', 'a run of this experiment has no "val_mae"; it has accuracy, val_accuracy'],
    ['`constructor < 1`', 'no run has the quantity "constructor"'],
  ])('%s have a fault that is named', (text, fault) => expect(() => readClaims(text, spec)).toThrow(fault));
});

describe('a goal in words', () => {
  it.each([
    ['val_accuracy >= 0.95', 'validation accuracy at least 95%'],
    ['test_accuracy > 0.985', 'test accuracy above 98.5%'],
    ['loss < 0.1', 'training loss below 0.1'],
    ['gap <= 0.05', 'validation loss minus training loss at most 0.05'],
    ['val_mae <= 2', 'validation mean absolute error at most 2'],
    ['val_iou >= 0.5', 'validation mean IoU at least 50%'],
    ['mean_return >= -20', 'mean return at least −20'],
    ['hidden_units <= 4', 'at most 4 hidden units'],
    ['hidden_layers <= 1', 'at most 1 hidden layer'],
    ['parameters < 1000', 'fewer than 1,000 parameters'],
    ['steps >= 300', 'at least 300 steps'],
    ['epochs <= 0.5', 'at most 0.5 epochs'],
    ['test_looks <= 1', 'at most 1 evaluation on the test part'],
    ['diverged', 'the run diverges'],
    ['diverged < 1', 'the run does not diverge'],
  ])('%s is “%s”', (claim, words) => expect(goalText(readClaim(claim))).toBe(words));

  it('may be several', () => {
    expect(goalsText(['loss < 1', 'steps > 1', 'diverged'].map(readClaim))).toBe(
      'training loss below 1, more than 1 step and the run diverges',
    );
  });

  it('is compared with a value', () => {
    expect(valueText('val_accuracy', 0.9667)).toBe('96.7%');
    expect(valueText('parameters', 1234)).toBe('1,234');
    expect(valueText('epochs', 1.2345)).toBe('1.23');
    expect(valueText('loss', Number.NaN)).toBe('–');
    expect(valueText('diverged', 1)).toBe('it has diverged');
  });
});
