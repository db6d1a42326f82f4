import type { ComponentType } from 'react';
import { type Loadable, loadable } from '../ui/parts/loadable.ts';
import { type FigureId, TITLES } from './titles.ts';

export type { FigureId } from './titles.ts';

/** An interactive figure that explains a concept. */
export interface FigureEntry {
  readonly title: string;
  /** Its component, which is loaded when the figure is first shown. */
  readonly panel: Loadable<{ readonly default: ComponentType }>;
}

const figure = (id: FigureId, load: () => Promise<{ readonly default: ComponentType }>): FigureEntry => ({
  title: TITLES[id],
  panel: loadable(load),
});

/** All figures by the id that texts name them by. */
export const FIGURES: Readonly<Record<FigureId, FigureEntry>> = {
  perceptron: figure('perceptron', () => import('./perceptron/PerceptronFigure.tsx')),
  optimizer_race: figure('optimizer_race', () => import('./optimizer_race/OptimizerRaceFigure.tsx')),
  signal_variance: figure('signal_variance', () => import('./signal_variance/SignalVarianceFigure.tsx')),
  convex_set: figure('convex_set', () => import('./convex_set/ConvexSetFigure.tsx')),
  outliers: figure('outliers', () => import('./outliers/OutliersFigure.tsx')),
  softmax_temperature: figure(
    'softmax_temperature',
    () => import('./softmax_temperature/SoftmaxTemperatureFigure.tsx'),
  ),
  convolution: figure('convolution', () => import('./convolution/ConvolutionFigure.tsx')),
  bptt: figure('bptt', () => import('./bptt/BpttFigure.tsx')),
  attention: figure('attention', () => import('./attention/AttentionFigure.tsx')),
  polynomials: figure('polynomials', () => import('./polynomials/PolynomialsFigure.tsx')),
};
