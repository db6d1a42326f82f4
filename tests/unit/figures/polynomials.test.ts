import { describe, expect, it } from 'vitest';
import {
  errorOf,
  fitPolynomial,
  leastSquares,
  legendre,
  valueAt,
} from '../../../src/figures/polynomials/polynomial.ts';
import { drawSample, errorsByDegree, qualityOf } from '../../../src/figures/polynomials/study.ts';

describe('polynomials', () => {
  it('are sums of normalized Legendre polynomials', () => {
    const [p0, p1, p2, p3] = legendre(3, 0.5) as [number, number, number, number];
    expect(p0).toBe(1);
    expect(p1).toBeCloseTo(Math.sqrt(3) * 0.5, 12);
    expect(p2).toBeCloseTo(Math.sqrt(5) * (3 * 0.25 - 1) * 0.5, 12);
    expect(p3).toBeCloseTo(Math.sqrt(7) * (5 * 0.125 - 3 * 0.5) * 0.5, 12);
    expect(legendre(0, 0.5)).toEqual([1]);
  });

  it('fit points of a polynomial of their degree exactly', () => {
    const x = [-1, -0.6, -0.1, 0.3, 0.8, 1];
    const cubic = (at: number) => 2 - at + 4 * at ** 3;
    const fit = fitPolynomial(x, x.map(cubic), 3, 0);
    for (const at of [-0.8, 0, 0.55]) expect(valueAt(fit, at)).toBeCloseTo(cubic(at), 10);
    expect(errorOf(fit, x, x.map(cubic))).toBeCloseTo(0, 12);
  });

  it('of degree 0 are the mean, whatever the penalty', () => {
    expect(fitPolynomial([-1, 0, 1], [1, 2, 6], 0, 5)[0]).toBeCloseTo(3, 12);
  });

  it('shrink with the penalty', () => {
    // x = ±1, y = ±√3: (√3·w − √3)² + λw² has its minimum at w = 3 / (3 + λ).
    const [constant, slope] = fitPolynomial([-1, 1], [-Math.sqrt(3), Math.sqrt(3)], 1, 1);
    expect(constant).toBeCloseTo(0, 12);
    expect(slope).toBeCloseTo(3 / 4, 12);
  });
});

describe('least squares', () => {
  it('solves the textbook line', () => {
    const weights = leastSquares(
      [
        [1, 1, 1],
        [1, 2, 3],
      ],
      [1, 2, 2],
    );
    expect(weights[0]).toBeCloseTo(2 / 3, 12);
    expect(weights[1]).toBeCloseTo(1 / 2, 12);
  });

  it('gives a dependent column the weight 0', () => {
    expect(
      leastSquares(
        [
          [1, 0, 0],
          [2, 0, 0],
          [0, 1, 0],
        ],
        [3, 4, 5],
      ),
    ).toEqual([3, 0, 4]);
  });
});

describe('a study', () => {
  const sample = drawSample(0.3, 1);
  const samples = Array.from({ length: 30 }, (_, seed) => drawSample(0.3, seed + 10));

  it('never has a higher training error at a higher degree', () => {
    const { training } = errorsByDegree(sample, 0);
    training.forEach((error, degree) => {
      if (degree > 0) expect(error).toBeLessThanOrEqual((training[degree - 1] as number) + 1e-12);
    });
  });

  it('finds the best degree between the ends', () => {
    const { validation } = errorsByDegree(sample, 0);
    const best = validation.indexOf(Math.min(...validation));
    expect(best).toBeGreaterThan(1);
    expect(best).toBeLessThan(9);
  });

  it('has less bias and more variance at a higher degree, and less variance with a penalty', () => {
    const low = qualityOf(samples, 1, 0);
    const high = qualityOf(samples, 12, 0);
    const penalized = qualityOf(samples, 12, 0.01);
    expect(high.bias).toBeLessThan(low.bias);
    expect(high.variance).toBeGreaterThan(low.variance);
    expect(penalized.variance).toBeLessThan(high.variance);
  });

  it('has no variance without noise, and the bias of the best constant', () => {
    const { bias, variance } = qualityOf([drawSample(0, 1), drawSample(0, 2)], 0, 0);
    expect(variance).toBe(0);
    const places = Array.from({ length: 1001 }, (_, index) => -1 + index / 500);
    const mean = places.reduce((sum, x) => sum + Math.sin(3 * x + 0.5), 0) / places.length;
    const inner = places.filter((x) => Math.abs(x) <= 0.85);
    const square = inner.reduce((sum, x) => sum + (Math.sin(3 * x + 0.5) - mean) ** 2, 0) / inner.length;
    expect(bias).toBeCloseTo(square, 1);
  });

  it('has the variance σ²/n of a mean at degree 0', () => {
    const many = Array.from({ length: 200 }, (_, seed) => drawSample(0.5, seed));
    expect(qualityOf(many, 0, 0).variance / (0.25 / 16)).toBeCloseTo(1, 0);
  });

  it('depends only on the seed', () => {
    expect(drawSample(0.3, 4)).toEqual(drawSample(0.3, 4));
    expect(drawSample(0.3, 4)).not.toEqual(drawSample(0.3, 5));
  });
});
