import { expect, it } from 'vitest';
import { writeInference } from '../../../src/export/onnx/inference.ts';
import { outlineOf } from '../../../src/onnx/outline.ts';
import { trained } from '../../support/inference.ts';

it('an outline names inputs, outputs, kinds of nodes and tensors', async () => {
  const outline = outlineOf(writeInference(await trained('data=circle(n=40)&net=dense(4,tanh)')));
  expect(outline).toContain('Experiment: data=circle(n=40)');
  expect(outline).toMatch(/Inputs\n {2}\S.* \[batch, 1\]/);
  expect(outline).toMatch(/Outputs\n {2}\S/);
  expect(outline).toMatch(/\n {2}\d × Tanh/);
  expect(outline).toMatch(/Tensors\n(.*\n)*? {2}dense1\.weight \[?2/);
});
