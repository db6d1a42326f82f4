import { circle } from './circle.ts';
import type { DatasetDef } from './definition.ts';
import { gaussian } from './gaussian.ts';
import { iris } from './iris.ts';
import { plane } from './plane.ts';
import { spiral } from './spiral.ts';
import { xor } from './xor.ts';

export const datasets = { circle, xor, gaussian, spiral, plane, iris } satisfies Record<string, DatasetDef>;
