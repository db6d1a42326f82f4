import type { Dropping } from './definition.ts';

export const drop: Dropping<never> = {
  label: 'Drop rows',
  tex: '\\{\\, i : x_{ij} \\text{ is there for all } j \\,\\}',
  hyper: {},
  aliases: ['dropna', 'listwise'],
  drops: true,
};
