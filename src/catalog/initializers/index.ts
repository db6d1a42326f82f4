import { constant } from './constant.ts';
import type { InitializerDef } from './definition.ts';
import { heNormal } from './he_normal.ts';
import { heUniform } from './he_uniform.ts';
import { lecunNormal } from './lecun_normal.ts';
import { lecunUniform } from './lecun_uniform.ts';
import { normal } from './normal.ts';
import { orthogonal } from './orthogonal.ts';
import { uniform } from './uniform.ts';
import { xavierNormal } from './xavier_normal.ts';
import { xavierUniform } from './xavier_uniform.ts';
import { zeros } from './zeros.ts';

export const initializers = {
  zeros,
  constant,
  uniform,
  normal,
  xavier_uniform: xavierUniform,
  xavier_normal: xavierNormal,
  he_uniform: heUniform,
  he_normal: heNormal,
  lecun_uniform: lecunUniform,
  lecun_normal: lecunNormal,
  orthogonal,
} satisfies Record<string, InitializerDef>;
