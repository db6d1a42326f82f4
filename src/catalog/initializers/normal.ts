import type { InitializerDef } from './definition.ts';
import { elementwise } from './elementwise.ts';

export const normal: InitializerDef<'sd'> = {
  label: 'Normal',
  tex: 'W_{ij} \\sim \\mathcal{N}\\left(0,\\, \\sigma^2\\right)',
  text: 'Draws from a bell curve around zero whose width σ you set yourself, the same for every layer. Early deep networks were initialized this way, often with a σ of 0.01 found by trial and error. It shows why the rules of Xavier and He are needed: a unit adds up n_in products, so the standard deviation of its input is about σ√n_in times that of the signal. If that factor is below one, signals shrink at every layer and a deep network starts almost silent; if it is above one, they grow until tanh saturates or ReLU overflows. No single σ suits both a layer with 2 inputs and one with 200. Rare draws beyond 3σ can dominate small layers.',
  differs: 'Keras RandomNormal uses σ = 0.05 by default, PyTorch normal_ σ = 1.',
  reference: {
    authors: 'A. Krizhevsky, I. Sutskever, G. E. Hinton',
    year: 2012,
    title: 'ImageNet Classification with Deep Convolutional Neural Networks',
    url: 'https://papers.nips.cc/paper/2012/hash/c399862d3b9d6b76c8436e924a68c45b-Abstract.html',
  },
  hyper: {
    sd: {
      label: 'Standard deviation',
      tex: '\\sigma',
      default: 0.3,
      min: 0.001,
      max: 10,
      scale: 'log',
      effect: 'resample',
      explain: 'A higher value starts with larger weights: units differ more, but saturate or explode sooner.',
    },
  },
  aliases: ['random_normal'],
  places: ['weight', 'bias'],
  variance: (_site, { sd }) => sd ** 2,
  draw: (site, { sd }, random) => elementwise(site, () => random.normal(0, sd)),
};
