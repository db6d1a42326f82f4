import { type OutlierDef, UNBOUNDED } from './definition.ts';

export const keep: OutlierDef = {
  label: 'Keep',
  tex: "x' = x",
  hyper: {},
  fit: () => UNBOUNDED,
};
