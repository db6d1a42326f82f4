import type { ScheduleDef } from './definition.ts';

export const constant: ScheduleDef = {
  label: 'Constant',
  tex: '\\eta_e = \\eta',
  hyper: {},
  aliases: ['none'],
  factor: () => 1,
};
