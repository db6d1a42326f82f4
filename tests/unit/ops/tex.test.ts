import katex from 'katex';
import { expect, it } from 'vitest';
import { opTex } from '../../../src/ops/tex.ts';

it.each(Object.entries(opTex))('%s has a formula that KaTeX reads', (_, tex) => {
  expect(() => katex.renderToString(tex, { strict: 'error', throwOnError: true })).not.toThrow();
});
