import { expect, it } from 'vitest';
import { describeProgram } from '../../../src/runtime/findings/program.ts';
import { prepared } from '../../support/experiment.ts';

const playersOf = async (text: string) => {
  const { training } = (await prepared(text)).compiled;
  const { nodes } = describeProgram(training.step, training.owners);
  return new Map(nodes.flatMap(({ name, player }) => (name === null ? [] : [[name, player] as const])));
};

it('tells which nodes serve only the generator, only the discriminator, or both', async () => {
  const players = await playersOf('data=moons&task=gan&net=dense(4,tanh),generate,dense(4,tanh)');
  expect(players.get('generator_opt/lr') ?? players.get('turn/generator')).toBe('generator');
  expect(players.get('turn/discriminator')).toBe('discriminator');
  expect(players.get('generate2/noise')).toBeNull();
});

it('knows no players in a usual network', async () => {
  expect([...(await playersOf('data=moons&net=dense(4,tanh)')).values()].every((player) => player === null)).toBe(true);
});
