import { expect, it } from 'vitest';
import { packScene, unpackScene } from '../../../src/gallery/thumbnails/pack.ts';
import type { PlaneScene } from '../../../src/gallery/thumbnails/scene.ts';

const scene: PlaneScene = {
  kind: 'plane',
  answer: 'class',
  boundary: 0.5,
  classes: 3,
  size: 2,
  axes: 2,
  x: [-1, 1],
  y: [-2, 2],
  output: Float32Array.of(-1, 0.123, 0.5, 1.55),
  positions: Float32Array.of(3, 3),
  labels: Float32Array.of(0, 2, 1),
  made: null,
};

it('a scene survives packing, up to the steps of a byte', () => {
  const packed = packScene(scene);
  const { output, ...rest } = unpackScene(JSON.parse(packed)) as PlaneScene;
  expect(rest).toEqual({ ...scene, output: undefined });
  expect(output).toHaveLength(4);
  for (const [index, value] of (output ?? []).entries()) {
    expect(Math.abs(value - (scene.output?.[index] as number))).toBeLessThan(0.01);
  }
});

it('numbers that are not finite do not spoil the others', () => {
  const output = Float32Array.of(Number.NaN, 1, 5);
  expect(unpackScene(JSON.parse(packScene({ ...scene, output })))).toMatchObject({ output: Float32Array.of(1, 1, 5) });
  const none = Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY);
  expect(unpackScene(JSON.parse(packScene({ ...scene, output: none })))).toMatchObject({ output: new Float32Array(2) });
});
