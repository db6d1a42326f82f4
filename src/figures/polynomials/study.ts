/** Polynomials of every degree on noisy samples of a curve: errors, bias and variance. Pure. */
import { randomStream } from '../../math/random.ts';
import { errorOf, fitPolynomial, type Polynomial, valueAt } from './polynomial.ts';

/** Examples of one sample. */
export interface Examples {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface Sample {
  readonly training: Examples;
  readonly validation: Examples;
}

/** What a degree is worth on average over many samples. */
export interface Quality {
  /** The mean squared distance from the curve of the fits to examples without noise, which are the means over all noise. */
  readonly bias: number;
  /** The mean squared distance of the fits from those means. */
  readonly variance: number;
}

export const HIGHEST_DEGREE = 12;
const TRAINING = 16;
const VALIDATION = 40;
/** Where fits are compared with the curve: between the examples, since no data say anything beyond them. */
const PLACES: readonly number[] = Array.from({ length: 41 }, (_, index) => -0.85 + (1.7 * index) / 40);

/** The curve that the samples come from. */
export function curveAt(x: number): number {
  return Math.sin(3 * x + 0.5);
}

/** Draws noisy examples of the curve. */
export function drawSample(noise: number, seed: number): Sample {
  const draw = (count: number, purpose: string): Examples => {
    const random = randomStream(seed, `polynomials/${purpose}`);
    // One example in each of equal sections, so that no sample has a wide gap.
    const x = Array.from({ length: count }, (_, index) => -1 + (2 * (index + random.uniform())) / count);
    return { x, y: x.map((place) => curveAt(place) + random.normal(0, noise)) };
  };
  return { training: draw(TRAINING, 'training'), validation: draw(VALIDATION, 'validation') };
}

/** The error on the training and on the validation examples for each degree from 0. */
export function errorsByDegree({ training, validation }: Sample, ridge: number) {
  const fits = degrees().map((degree) => fitPolynomial(training.x, training.y, degree, ridge));
  return {
    training: fits.map((fit) => errorOf(fit, training.x, training.y)),
    validation: fits.map((fit) => errorOf(fit, validation.x, validation.y)),
  };
}

/** The fits of a degree to many samples. */
export function fitsOf(samples: readonly Sample[], degree: number, ridge: number): Polynomial[] {
  return samples.map(({ training: { x, y } }) => fitPolynomial(x, y, degree, ridge));
}

/**
 * Bias and variance of a degree. A fit is linear in the targets, so its mean over all noise is the fit to the curve
 * itself.
 */
export function qualityOf(samples: readonly Sample[], degree: number, ridge: number): Quality {
  const means = samples.map(({ training: { x } }) => fitPolynomial(x, x.map(curveAt), degree, ridge));
  const fits = fitsOf(samples, degree, ridge);
  const average = (square: (x: number, sample: number) => number) =>
    samples.reduce((sum, _, sample) => sum + PLACES.reduce((part, x) => part + square(x, sample), 0), 0) /
    (samples.length * PLACES.length);
  const meanAt = (x: number, sample: number) => valueAt(means[sample] as Polynomial, x);
  return {
    bias: average((x, sample) => (meanAt(x, sample) - curveAt(x)) ** 2),
    variance: average((x, sample) => (valueAt(fits[sample] as Polynomial, x) - meanAt(x, sample)) ** 2),
  };
}

/** All degrees, from 0. */
export function degrees(): number[] {
  return Array.from({ length: HIGHEST_DEGREE + 1 }, (_, degree) => degree);
}
