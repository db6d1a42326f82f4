import type { InitializerDef } from './definition.ts';
import { heNormal } from './he_normal.ts';
import { heUniform } from './he_uniform.ts';
import { uniform } from './uniform.ts';
import { xavierNormal } from './xavier_normal.ts';
import { xavierUniform } from './xavier_uniform.ts';
import { zeros } from './zeros.ts';

export const initializers = {
  zeros,
  uniform,
  xavier_uniform: xavierUniform,
  xavier_normal: xavierNormal,
  he_uniform: heUniform,
  he_normal: heNormal,
} satisfies Record<string, InitializerDef>;
