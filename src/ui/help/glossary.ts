import type { StageKind } from '../../runtime/protocol.ts';

/** A symbol with its meaning, which is the same in all formulas of the catalog. */
export interface Term {
  /** The symbol, as TeX. */
  readonly tex: string;
  readonly meaning: string;
  /** The words for it in sentences. */
  readonly words?: readonly string[];
  /** The stage of a step in which its numbers are first seen; absent if they are in none. */
  readonly stage?: StageKind;
  /** The id of the note about it. */
  readonly note: string;
}

export interface Chapter {
  readonly title: string;
  readonly terms: readonly Term[];
}

/** The symbols, grouped by topic. */
export const glossary: readonly Chapter[] = [
  {
    title: 'The network',
    terms: [
      {
        tex: 'x',
        stage: 'data',
        note: 'forward_pass',
        meaning: 'an input: a feature of an example, or an output of the previous layer',
      },
      {
        tex: 'w,\\ W',
        stage: 'forward',
        note: 'neuron',
        meaning: 'a weight; all weights of a layer as a matrix',
        words: ['weight', 'weights'],
      },
      {
        tex: 'b',
        stage: 'forward',
        note: 'neuron',
        meaning: 'a bias: a number that a unit adds to its weighted sum',
        words: ['bias', 'biases'],
      },
      {
        tex: 'z',
        stage: 'forward',
        note: 'forward_pass',
        meaning: 'the weighted sum of a unit before its activation; of the output, the logit',
      },
      { tex: '\\varphi', note: 'non_linearity', meaning: 'an activation function' },
      {
        tex: 'a',
        stage: 'forward',
        note: 'choosing_an_activation',
        meaning: 'the activation: the output of a unit, \u03c6(z)',
        words: ['activation', 'activations'],
      },
      { tex: '\\sigma', note: 'saturation', meaning: 'as a function the sigmoid, as a number a standard deviation' },
      { tex: '\\hat{y}', stage: 'forward', note: 'forward_pass', meaning: 'the prediction of the network' },
      {
        tex: 'n_{\\text{in}},\\ n_{\\text{out}}',
        note: 'xavier_and_he',
        meaning: 'the number of inputs of a unit, and of units that share an input',
      },
    ],
  },
  {
    title: 'The loss',
    terms: [
      { tex: 'y', stage: 'data', note: 'loss_function', meaning: 'the target: the value to predict' },
      {
        tex: '\\mathcal{L}',
        stage: 'loss',
        note: 'loss_function',
        meaning: 'the loss: how wrong the predictions are',
        words: ['loss', 'losses'],
      },
      { tex: 'n', note: 'epochs_and_batches', meaning: 'a number: of examples in a batch, of units in a layer' },
      { tex: 'i,\\ j,\\ k', note: 'loss_function', meaning: 'an index: of examples, units or classes' },
      { tex: 'm,\\ K', note: 'cross_entropy', meaning: 'in a loss, the number of outputs and of classes' },
      {
        tex: '\\lambda',
        note: 'weight_decay',
        meaning: 'the strength of a penalty on the weights',
        words: ['penalty', 'penalties'],
      },
    ],
  },
  {
    title: 'The training',
    terms: [
      {
        tex: 'g = \\nabla_{w} \\mathcal{L}',
        stage: 'backward',
        note: 'gradient_descent',
        meaning: 'the gradient: the direction in which the loss rises fastest',
        words: ['gradient', 'gradients'],
      },
      {
        tex: '\\eta',
        stage: 'update',
        note: 'learning_rate',
        meaning: 'the learning rate: the length of a step downhill',
        words: ['learning rate'],
      },
      { tex: 't', stage: 'update', note: 'epochs_and_batches', meaning: 'the number of the step, 1 for the first' },
      { tex: 'e', note: 'epochs_and_batches', meaning: 'the number of the epoch, one pass over the training part' },
      { tex: 'v,\\ m', stage: 'update', note: 'momentum', meaning: 'in an optimizer, its memory of earlier gradients' },
      { tex: '\\beta,\\ \\rho,\\ \\mu', note: 'adam', meaning: 'the share of a running average that each step keeps' },
      {
        tex: '\\varepsilon',
        note: 'adaptive_learning_rates',
        meaning: 'a small number that prevents division by zero',
      },
      {
        tex: '\\alpha,\\ \\gamma,\\ \\delta',
        note: 'hyperparameter_tuning',
        meaning: 'numbers of a single entry, named by its control: a slope, a factor, a threshold',
      },
    ],
  },
  {
    title: 'Sequences',
    terms: [
      { tex: 'T', note: 'recurrent_network', meaning: 'the number of steps of a sequence' },
      { tex: 'x_t', note: 'recurrent_network', meaning: 'the input at step t of a sequence' },
      {
        tex: 'h_t',
        note: 'recurrent_network',
        meaning: 'the state of a recurrent layer: its output at step t, which it reads again at the next step',
      },
      { tex: 'c_t', note: 'lstm', meaning: 'the cell of an LSTM: its memory, which only gates change' },
      {
        tex: 'i_t,\\ f_t,\\ o_t',
        note: 'gates',
        meaning: 'in an LSTM, the input, the forget and the output gate: shares from 0 to 1 that are let through',
      },
      { tex: 'r_t,\\ z_t', note: 'gru', meaning: 'in a GRU, the reset and the update gate' },
      { tex: 'g_t,\\ n_t', note: 'gates', meaning: 'the candidate: what an LSTM or a GRU may add to its memory' },
      {
        tex: 'U',
        note: 'backpropagation_through_time',
        meaning: 'the weights with which a recurrent layer reads its state of the step before',
      },
      {
        tex: 'q,\\ k,\\ v',
        note: 'self_attention',
        meaning: 'in attention, the query, the key and the value of a step',
      },
      {
        tex: 'q \\cdot k',
        note: 'self_attention',
        meaning: 'the score: how well the query of one step matches the key of another',
      },
      { tex: 'H', note: 'self_attention', meaning: 'the number of heads, which attend independently' },
      { tex: 'M', note: 'causal_mask', meaning: 'a mask: −∞ where a step must not attend, 0 elsewhere' },
    ],
  },
  {
    title: 'Rewards',
    terms: [
      { tex: 's', note: 'markov_decision_process', meaning: 'a state of the world, as the agent observes it' },
      {
        tex: 'r',
        note: 'reinforcement_learning',
        meaning: 'a reward: what the world gives for a move',
        words: ['reward', 'rewards'],
      },
      {
        tex: 'G',
        note: 'returns_and_discount',
        meaning:
          'the discounted return: the sum of the rewards still to come, each times \u03b3 for each move until it comes',
      },
      {
        tex: '\\pi(a \\mid s)',
        note: 'policy',
        meaning: 'the policy: the probability of an action in a state',
        words: ['policy'],
      },
      {
        tex: 'v(s)',
        note: 'value_function',
        meaning: 'the value of a state: the discounted return that is expected from there on',
      },
      {
        tex: 'q(s, a)',
        note: 'value_function',
        meaning: 'the value of an action in a state: the discounted return that is expected after it',
      },
      {
        tex: 'A',
        note: 'advantage',
        meaning: 'the advantage: by how much an action was better than expected',
        words: ['advantage'],
      },
      {
        tex: '\\gamma',
        note: 'returns_and_discount',
        meaning: 'the discount: the factor by which a reward counts less for each move until it comes',
      },
      {
        tex: '\\textstyle\\sum_t r_t',
        note: 'returns_and_discount',
        meaning: 'the return of an episode: the sum of its rewards, without a discount',
      },
      { tex: 'H(\\pi)', note: 'exploration', meaning: 'the entropy of the policy: how undecided it is' },
    ],
  },
  {
    title: 'Randomness',
    terms: [
      { tex: '\\mathcal{U}(a, b)', note: 'initialization', meaning: 'drawn uniformly between a and b' },
      {
        tex: '\\mathcal{N}(\\mu, \\sigma^2)',
        note: 'initialization',
        meaning: 'drawn from a normal distribution with mean \u03bc and variance \u03c3²',
      },
      { tex: '\\xi', note: 'noise_injection', meaning: 'a standard normal number, new for every step' },
    ],
  },
];
