import type { RemedyId } from '../../src/catalog/diagnoses/definition.ts';
import type { DiagnosisId } from '../../src/catalog/diagnoses/index.ts';

/** A run that goes wrong. */
export interface Sick {
  readonly id: DiagnosisId;
  /** The steps in which that shows, if the page draws its curves every ten steps. */
  readonly steps: number;
  readonly link: string;
  /** What cures it from the same start; null if nothing that the page offers does. */
  readonly cure: RemedyId | null;
  /** Whether it shows only if a copy is trained on one batch. */
  readonly probes?: true;
}

const dense = (count: number, units: string) => Array(count).fill(`dense(${units})`).join();
const ORDER = 'data=temporal_order(n=200)&net=embedding(8)';

/** A run for every diagnosis, in which it is the gravest or the second one. */
export const SICK: readonly Sick[] = [
  { id: 'diverged', steps: 150, link: 'data=plane&net=none&opt=sgd(lr=1.2)', cure: 'tenth_of_rate' },
  { id: 'leak', steps: 120, link: 'data=iris&features=petal_length,petal_width,species', cure: 'remove_feature' },
  {
    id: 'looking_ahead',
    steps: 120,
    link: 'data=names(n=100)&net=embedding(4),lstm(4,bidirectional=yes)',
    cure: 'hide_later_steps',
  },
  {
    id: 'vanished_pull',
    steps: 200,
    link: 'data=iris&task=gan&loss=minimax&d_steps=10&opt=adam(lr=0.01)&generator_opt=adam(lr=0.0001)',
    cure: 'non_saturating',
  },
  {
    id: 'mode_collapse',
    steps: 1000,
    link: 'data=blobs&task=gan&generator_opt=adam(lr=0.03)',
    cure: 'tenth_of_generator_rate',
  },
  {
    id: 'missed_modes',
    steps: 1000,
    link: 'data=ring&task=gan&init=normal(0.3)&opt=adam(lr=0.03)&generator_opt=adam(lr=0.03)',
    cure: 'tenth_of_generator_rate',
  },
  { id: 'symmetry', steps: 200, link: 'data=circle&init=zeros', cure: 'random_start' },
  { id: 'wrong_output', steps: 200, link: 'data=plane&output=sigmoid', cure: 'usual_output' },
  {
    id: 'collapsed_embedding',
    steps: 240,
    link: `${ORDER.replace('embedding(8)', 'embedding(8,freeze=yes,init=zeros)')},self_attention(2)`,
    cure: 'random_start',
  },
  { id: 'strong_penalty', steps: 400, link: 'data=circle&reg=l2(0.1)', cure: 'less_penalty' },
  { id: 'strong_dropout', steps: 400, link: 'data=circle&net=dense(8,tanh),dropout(0.95)', cure: 'less_dropout' },
  { id: 'input_scale', steps: 320, link: 'data=penguins&scale=none&opt=sgd(lr=0.01)', cure: 'standardize' },
  {
    id: 'poor_initialization',
    steps: 320,
    link: `data=circle&net=${dense(4, '16,relu')}&init=normal(0.05)&opt=sgd(lr=0.1)`,
    cure: 'fitting_initializer',
  },
  { id: 'dead_units', steps: 320, link: `data=circle&net=${dense(2, '8,relu')}&opt=sgd(lr=5)`, cure: 'tenth_of_rate' },
  { id: 'idle_attention', steps: 240, link: `${ORDER},self_attention(2,init=zeros)`, cure: 'random_start' },
  { id: 'underfitting', steps: 400, link: 'data=xor&net=none', cure: 'hidden_layer', probes: true },
  {
    id: 'oscillating_loss',
    steps: 300,
    link: `data=spiral&net=${dense(2, '8,tanh')}&opt=sgd(lr=5)`,
    cure: 'tenth_of_rate',
  },
  { id: 'rising_loss', steps: 220, link: 'data=plane&net=none&opt=sgd(lr=1)', cure: 'tenth_of_rate' },
  {
    id: 'exploding_gradient',
    steps: 200,
    link: `data=circle&net=${dense(4, '32,sine')}&init=normal(1)&opt=sgd(lr=0.01)`,
    cure: 'fitting_initializer',
  },
  { id: 'exploding_through_time', steps: 400, link: `${ORDER},rnn(16,sine)&opt=adam(lr=0.03)`, cure: 'lstm' },
  {
    id: 'vanishing_gradient',
    steps: 320,
    link: `data=circle&net=${dense(8, '8,sigmoid')}&opt=sgd(lr=0.1)`,
    cure: 'relu',
  },
  {
    id: 'vanishing_through_time',
    steps: 600,
    link: `${ORDER.replace('200', '400')},rnn(8,sigmoid)&opt=adam(lr=0.01)`,
    cure: 'lstm',
  },
  {
    id: 'saturation',
    steps: 320,
    link: `data=moons&net=${dense(2, '8,sigmoid')}&init=normal(10)&opt=sgd(lr=0.01)`,
    cure: 'relu',
  },
  {
    id: 'initial_loss',
    steps: 200,
    link: `data=circle&net=${dense(2, '8,relu')}&init=normal(3)&opt=sgd(lr=0.001)`,
    cure: 'fitting_initializer',
  },
  {
    id: 'noisy_gradient',
    steps: 600,
    link: 'data=moons(noise=0.5)&net=dense(8,relu)&batch=1&opt=sgd(lr=1)',
    cure: 'tenth_of_rate',
  },
  {
    id: 'constant_output',
    steps: 200,
    link: 'data=xor&net=dense(8,tanh)&init=normal(0.001)&opt=adam(lr=0.003)',
    cure: 'tenfold_rate',
  },
  {
    id: 'overfitting',
    steps: 1000,
    link: 'data=circle(n=60,noise=0.5)&net=dense(32,relu)&opt=adam(lr=0.02)',
    cure: 'l2',
  },
  {
    id: 'validation_gap',
    steps: 400,
    link: `data=circle(n=40,noise=0.5)&net=${dense(2, '64,relu')}&opt=adam(lr=0.02)`,
    cure: 'l2',
  },
  { id: 'rate_too_low', steps: 400, link: 'data=circle&opt=sgd(lr=0.001)', cure: 'tenfold_rate' },
  { id: 'plateau', steps: 400, link: 'data=circle&net=none', cure: 'hidden_layer' },
  { id: 'class_imbalance', steps: 200, link: 'data=imbalanced(balance=0.03)', cure: null },
  {
    id: 'jumping_return',
    steps: 400,
    link: 'data=cart_pole&method=q_learning&opt=adam(lr=0.1)',
    cure: 'tenth_of_rate',
  },
  {
    id: 'stopped_exploring',
    steps: 120,
    link: 'data=cart_pole&method=reinforce&opt=adam(lr=0.1)',
    cure: 'explore_more',
  },
  { id: 'equal_returns', steps: 200, link: 'data=mountain_car&method=q_learning(epsilon=0)', cure: null },
  {
    id: 'falling_return',
    steps: 600,
    link: 'data=cart_pole&method=actor_critic&opt=adam(lr=0.3)',
    cure: 'tenth_of_rate',
  },
];
