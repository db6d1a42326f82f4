import type { GeneratedDataset } from './definition.ts';
import { extent, n, onALine, targetNoise } from './points.ts';

export const sine: GeneratedDataset<'n' | 'periods' | 'noise'> = {
  label: 'Sine',
  text: 'One feature and one number to predict: a sine wave, plus noise. With a single input you can see everything at once: the curve, the points and the contribution of every hidden unit. ReLU units join straight pieces at kinks, so count the kinks; tanh units add soft steps; more periods need more of either. A network without hidden layers can only fit a straight, nearly flat line. Beyond the outermost points nothing constrains the curve: only sine activations keep oscillating there, all others run straight or level off. With few examples and much noise, a large network starts to pass through every point, which is the textbook picture of overfitting, and of how weight decay prevents it.',
  reference: {
    authors: 'C. M. Bishop',
    year: 2006,
    title: 'Pattern Recognition and Machine Learning',
    url: 'https://www.microsoft.com/en-us/research/publication/pattern-recognition-machine-learning/',
  },
  hyper: {
    n: { ...n, default: 200 },
    periods: {
      label: 'Periods',
      tex: 'p',
      default: 1.5,
      min: 0.5,
      max: 4,
      scale: 'linear',
      effect: 'resample',
      explain: 'More periods make the curve turn more often: the network needs more units and learns it later.',
    },
    noise: targetNoise,
  },
  aliases: ['sin'],
  kind: 'generated',
  task: 'regression',
  ...onALine,
  classes: () => [],
  target: 'a sine wave of x1, plus noise',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, () => {
      const x1 = random.uniform(-extent, extent);
      const phase = (Math.PI * hyper.periods * x1) / extent;
      return { features: [x1], label: Math.sin(phase) + hyper.noise * random.normal() };
    }),
};
