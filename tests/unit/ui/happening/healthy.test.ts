import { expect, it } from 'vitest';
import { diagnosed, observe } from '../../../support/observed.ts';

/**
 * Data sets with a network that fits them, and the steps in which it learns something: every data set, every kind of layer
 * and of learner. Not among them are the mountain car, which needs thousands of steps to reach its goal by chance, and the
 * outliers with a squared loss, which they are made to spoil.
 */
const HEALTHY: readonly (readonly [steps: number, link: string])[] = [
  [300, 'data=circle'],
  [200, 'data=circle&net=dense(8,tanh),batch_norm,dense(8,tanh)&opt=sgd(lr=0.5)'],
  [300, 'data=xor&net=dense(8,gelu),dense(8,gelu)&reg=l2'],
  [200, 'data=gaussian&net=none'],
  [300, 'data=moons&opt=rmsprop'],
  [200, 'data=moons&net=dense(16,relu),dropout(0.2)'],
  [400, 'data=spiral&net=dense(16,relu),dense(16,relu)&opt=adam(lr=0.01)'],
  [300, 'data=checkerboard&net=dense(32,relu),dense(32,relu)&opt=adam(lr=0.01)'],
  [200, 'data=blobs'],
  [200, 'data=ring'],
  [300, 'data=rings'],
  [300, 'data=spirals&net=dense(32,relu),dense(32,relu)&opt=adam(lr=0.01)'],
  [200, 'data=label_noise'],
  [200, 'data=imbalanced'],
  [200, 'data=gaussians'],
  [300, 'data=steps'],
  [300, 'data=line&net=none'],
  [300, 'data=plane'],
  [300, 'data=sine&opt=momentum'],
  [200, 'data=linear'],
  [300, 'data=heteroscedastic'],
  [300, 'data=outliers&loss=huber'],
  [150, 'data=iris'],
  [150, 'data=wine'],
  [200, 'data=penguins'],
  [100, 'data=breast_cancer'],
  [100, 'data=diabetes&net=dense(4,tanh)&opt=sgd(lr=0.03)'],
  [100, 'data=digits&net=conv2d(4,3,relu),max_pool(2)'],
  [100, 'data=fashion_mnist&net=dense(16,relu)&opt=adam(lr=0.003)'],
  [40, 'data=shape_masks(n=40)&net=conv2d(4,3,relu)'],
  [100, 'data=shape_labels(n=100)&net=conv2d(4,3,relu),max_pool(2)'],
  [200, 'data=co2'],
  [150, 'data=sunspots&net=dense(8,tanh)'],
  [200, 'data=chaos&net=gru(4)'],
  [150, 'data=sines(n=200)&net=dense(16,tanh)'],
  [100, 'data=names(n=200)&net=embedding(8),gru(8)'],
  [200, 'data=parity(length=3)&net=rnn(8)'],
  [60, 'data=dyck(n=100)&net=embedding(8),lstm(8)'],
  [100, 'data=reverse(n=100)'],
  [100, 'data=sort(n=100)'],
  [60, 'data=addition(n=300)'],
  [150, 'data=adding(n=200,length=10)'],
  [60, 'data=copy_memory(n=100)'],
  [150, 'data=temporal_order(n=200)&net=embedding(8),self_attention(2)'],
  [200, 'data=circle&task=autoencoder'],
  [100, 'data=digits&task=autoencoder&net=dense(16,relu)'],
  [300, 'data=circle&task=gan'],
  [300, 'data=moons&task=gan&loss=wasserstein_penalty'],
  [300, 'data=bandit'],
  [150, 'data=cart_pole'],
  [150, 'data=catch&worlds=16'],
  [150, 'data=gridworld&worlds=16'],
  [150, 'data=gridworld&method=q_learning&opt=adam(lr=0.003)'],
];
const SEEDS = [1, 2];
const RUNS = HEALTHY.flatMap(([steps, link]) => SEEDS.map((seed) => [steps, `${link}&seed=${seed}`] as const));

it('covers a hundred runs', () => {
  expect(RUNS.length).toBeGreaterThanOrEqual(100);
});

it.each(RUNS)('no diagnosis in %i steps of %s', async (steps, link) => {
  const found = new Set<string>();
  await observe(steps, link, {
    spacing: Math.ceil(steps / 20),
    every: 5,
    see(summary) {
      for (const { sentence } of diagnosed(summary)) found.add(`${summary.step}: ${sentence}`);
    },
  });
  expect([...found]).toEqual([]);
});
