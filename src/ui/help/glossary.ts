/** One meaning for every symbol, in every formula of the catalog. */
export interface Term {
  /** The symbol, as TeX. */
  readonly tex: string;
  readonly meaning: string;
  /** What sentences call it. */
  readonly words?: readonly string[];
}

export interface Chapter {
  readonly title: string;
  readonly terms: readonly Term[];
}

/** The symbols, by what they belong to. */
export const glossary: readonly Chapter[] = [
  {
    title: 'The network',
    terms: [
      { tex: 'x', meaning: 'what goes in: the features of an example, or what the layer before says' },
      { tex: 'w,\\ W', meaning: 'a weight; all weights of a layer as a matrix', words: ['weight', 'weights'] },
      { tex: 'b', meaning: 'a bias: what a unit adds to its weighted sum', words: ['bias', 'biases'] },
      { tex: 'z', meaning: 'the weighted sum of a unit before its activation; of the output, the logit' },
      { tex: '\\varphi', meaning: 'an activation function' },
      { tex: 'a', meaning: 'the activation: what a unit says, \u03c6(z)', words: ['activation', 'activations'] },
      { tex: '\\sigma', meaning: 'as a function the sigmoid, as a number a standard deviation' },
      { tex: '\\hat{y}', meaning: 'the prediction: what the network says' },
      { tex: 'n_{\\text{in}},\\ n_{\\text{out}}', meaning: 'inputs of a unit, and units that an input feeds' },
    ],
  },
  {
    title: 'The loss',
    terms: [
      { tex: 'y', meaning: 'the target: what the network should say' },
      { tex: '\\mathcal{L}', meaning: 'the loss: how wrong the predictions are', words: ['loss', 'losses'] },
      { tex: 'n', meaning: 'how many: examples in a batch, units in a layer' },
      { tex: 'i,\\ j,\\ k', meaning: 'which one: of the examples, units or classes' },
      { tex: 'm,\\ K', meaning: 'in a loss, the number of outputs; of classes' },
      { tex: '\\lambda', meaning: 'how much a penalty on the weights counts', words: ['penalty', 'penalties'] },
    ],
  },
  {
    title: 'The training',
    terms: [
      {
        tex: 'g = \\nabla_{w} \\mathcal{L}',
        meaning: 'the gradient: where the loss rises fastest',
        words: ['gradient', 'gradients'],
      },
      { tex: '\\eta', meaning: 'the learning rate: the length of a step downhill', words: ['learning rate'] },
      { tex: 't', meaning: 'the number of the step, 1 for the first' },
      { tex: 'e', meaning: 'the number of the epoch, one pass over the training part' },
      { tex: 'v,\\ m', meaning: 'in an optimizer, what it remembers of earlier gradients' },
      { tex: '\\beta,\\ \\rho,\\ \\mu', meaning: 'how much of a running average is kept from step to step' },
      { tex: '\\varepsilon', meaning: 'a small number that keeps a division from failing' },
      {
        tex: '\\alpha,\\ \\gamma,\\ \\delta',
        meaning: 'numbers of one entry, which its control names: a slope, a factor, a threshold',
      },
    ],
  },
  {
    title: 'Chance',
    terms: [
      { tex: '\\mathcal{U}(a, b)', meaning: 'drawn uniformly between a and b' },
      {
        tex: '\\mathcal{N}(\\mu, \\sigma^2)',
        meaning: 'drawn from a normal distribution with mean \u03bc and variance \u03c3²',
      },
      { tex: '\\xi', meaning: 'a standard normal number, new for every step' },
    ],
  },
];
