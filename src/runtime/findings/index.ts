import { distributions } from './distributions.ts';
import { example } from './example.ts';
import { landscape } from './landscape.ts';
import { predictions } from './predictions.ts';
import { preparation } from './preparation.ts';
import { program } from './program.ts';
import type { Subject } from './subject.ts';

/**
 * All subjects that a page can watch, the most urgent first. What the page requests, the events and the page's store
 * derive their types from this list.
 */
export const SUBJECTS = {
  example,
  program,
  preparation,
  predictions,
  distributions,
  landscape,
} as const satisfies Readonly<Record<string, Subject<object, true | string | object>>>;

export type { Distribution } from './distribution.ts';
export type { Distributions } from './distributions.ts';
export type { ExampleView, ExampleWish } from './example.ts';
export type { Landscape } from './landscape.ts';
export type { Predictions } from './predictions.ts';
export type { Leak } from './preparation/leaks.ts';
export type { Spread } from './preparation/spread.ts';
export type { ColumnView, PreparationView } from './preparation.ts';
export type { Phase, ProgramView } from './program.ts';
