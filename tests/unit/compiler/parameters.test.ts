import { expect, it } from 'vitest';
import { parametersOf } from '../../../src/experiment/index.ts';
import { everyExperiment, fewerExperiments } from '../../support/every-experiment.ts';
import { prepared } from '../../support/experiment.ts';

/** The parameter names in the text of an experiment are those of the compiler. */
it.each([...everyExperiment, ...fewerExperiments])('the parameters of %s', async (text) => {
  const { spec, compiled } = await prepared(text);
  const named = ({ name, shape }: { name: string; shape: readonly number[] }) => ({ name, shape });
  expect(parametersOf(spec).map(named)).toEqual(compiled.parameters.map(named));
});
