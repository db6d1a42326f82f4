import { expect, it } from 'vitest';
import { parametersOf } from '../../../src/spec/index.ts';
import { everyExperiment, fewerExperiments } from '../../support/every-experiment.ts';
import { prepared } from '../../support/experiment.ts';

/** What the text of an experiment calls its parameters is what the compiler makes of it. */
it.each([...everyExperiment, ...fewerExperiments])('the parameters of %s', async (text) => {
  const { spec, compiled } = await prepared(text);
  expect(parametersOf(spec)).toEqual(compiled.parameters.map(({ name, shape }) => ({ name, shape })));
});
