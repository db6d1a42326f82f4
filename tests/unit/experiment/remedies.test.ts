import { describe, expect, it } from 'vitest';
import type { RemedyId } from '../../../src/catalog/diagnoses/definition.ts';
import { type ExperimentSpec, parse, print, reconcile } from '../../../src/experiment/index.ts';
import { remediesFor } from '../../../src/experiment/remedies/index.ts';

const CIRCLE = 'data=circle&net=dense(4,relu),dense(3,tanh)&opt=sgd(lr=0.3)';

const offersOf = (text: string, ...wanted: readonly RemedyId[]) => remediesFor(parse(text).spec, wanted);

/** The text of an experiment with the first remedy that it allows. */
function withRemedy(text: string, ...wanted: readonly RemedyId[]): string {
  const { spec } = parse(text);
  const [remedy] = remediesFor(spec, wanted);
  const { spec: changed, notices } = reconcile({ ...spec, ...remedy?.change } as ExperimentSpec);
  expect(notices).toEqual([]);
  return print(changed);
}

describe('a remedy', () => {
  it.each<[string, RemedyId, RegExp]>([
    [CIRCLE, 'tenth_of_rate', /opt=sgd\(lr=0\.03\)/],
    [CIRCLE, 'tenfold_rate', /opt=sgd\(lr=3\)/],
    [CIRCLE, 'leaky_relu', /dense\(4,leaky_relu\),dense\(3,tanh\)/],
    [CIRCLE, 'relu', /dense\(4,relu\),dense\(3,relu\)/],
    [CIRCLE, 'wider_network', /dense\(8,relu\),dense\(6,tanh\)/],
    [CIRCLE, 'l2', /reg=l2/],
    [CIRCLE, 'clip_norm', /reg=clip_norm/],
    [CIRCLE, 'larger_batch', /batch=40/],
    [`${CIRCLE}&init=zeros`, 'random_start', /^(?!.*init=zeros)/],
    ['data=names&net=lstm(4,bidirectional=yes)', 'hide_later_steps', /net=lstm\(4\)/],
    ['data=parity&net=rnn(4,bidirectional=yes)', 'lstm', /net=lstm\(4,bidirectional=yes\)/],
    ['data=parity&net=embedding(4,init=zeros),gru(4)', 'random_start', /embedding\(4\)/],
    ['data=circle&net=none', 'hidden_layer', /net=dense\(16,tanh\)/],
    [CIRCLE, 'normalize_batches', /dense\(4,relu\),batch_norm,dense\(3,tanh\),batch_norm/],
    ['data=plane&output=sigmoid', 'usual_output', /^(?!.*output=)/],
    ['data=penguins&scale=standard(fit=everything)', 'fit_on_training', /^(?!.*everything)/],
    ['data=circle&task=gan&loss=minimax', 'non_saturating', /^(?!.*minimax)/],
    ['data=circle&task=gan', 'wasserstein', /loss=wasserstein_penalty/],
    ['data=circle&task=gan&d_steps=5', 'fewer_discriminator_steps', /^(?!.*d_steps)/],
    ['data=circle&task=gan&generator_opt=sgd(lr=10)', 'tenth_of_generator_rate', /generator_opt=sgd\(lr=1\)/],
    ['data=cart_pole', 'explore_more', /entropy=0\.03/],
    ['data=gridworld&method=q_learning', 'explore_more', /epsilon=0\.3/],
  ])('changes %s: %s', (text, id, expected) => {
    expect(withRemedy(text, id)).toMatch(expected);
  });

  it('lowers the rates of both players of a game, because either may have made the losses diverge', () => {
    const text = 'data=circle&task=gan&opt=sgd(lr=0.1)&generator_opt=sgd(lr=10)';
    expect(offersOf(text, 'tenth_of_rate')[0]).toMatchObject({
      label: 'Try a tenth of both learning rates',
      as: 'learning rates of 0.01 for the discriminator and 1 for the generator',
    });
    expect(withRemedy(text, 'tenth_of_rate')).toContain('opt=sgd(lr=0.01)&generator_opt=sgd(lr=1)');
  });

  it.each<[string, RemedyId]>([
    ['data=circle&opt=sgd(lr=10)', 'tenfold_rate'],
    ['data=circle&opt=sgd(lr=0.00001)', 'tenth_of_rate'],
    ['data=circle&sweep=lr(0.01..1,4)', 'tenth_of_rate'],
    ['data=circle&reg=l1', 'l2'],
    ['data=circle&reg=clip_value', 'clip_norm'],
    ['data=circle&net=dropout', 'leaky_relu'],
    ['data=circle&net=none', 'wider_network'],
    ['data=circle&batch=all', 'larger_batch'],
    ['data=circle', 'random_start'],
    ['data=circle', 'hide_later_steps'],
    ['data=circle', 'wasserstein'],
    ['data=circle', 'tenth_of_generator_rate'],
    ['data=circle&task=gan&loss=wasserstein', 'wasserstein'],
    ['data=circle', 'explore_more'],
    ['data=circle', 'hidden_layer'],
    ['data=parity&net=lstm(4)', 'lstm'],
    ['data=circle&net=batch_norm', 'normalize_batches'],
    ['data=plane', 'usual_output'],
    ['data=iris', 'remove_feature'],
    ['data=iris', 'fit_on_training'],
  ])('is not offered if it changes nothing or is not possible: %s: %s', (text, id) => {
    expect(offersOf(text, id)).toEqual([]);
  });

  it('removes a feature that gives the target away, but not the last one', () => {
    const without = (text: string) => remediesFor(parse(text).spec, [{ id: 'remove_feature', column: 'species' }]);
    const [remedy] = without('data=iris&features=petal_length,species');
    expect(remedy).toMatchObject({ label: 'Try without “Species”', change: { features: ['petal_length'] } });
    expect(without('data=iris&features=species')).toEqual([]);
  });

  it('is offered once, and never more than two at a time', () => {
    const ids = offersOf(CIRCLE, 'l2', 'l2', 'random_start', 'leaky_relu', 'tenth_of_rate').map(({ id }) => id);
    expect(ids).toEqual(['l2', 'leaky_relu']);
  });
});
