import { accuracy } from './accuracy.ts';
import type { MetricDef } from './definition.ts';
import { mae } from './mae.ts';

export const metrics = { accuracy, mae } satisfies Record<string, MetricDef>;
