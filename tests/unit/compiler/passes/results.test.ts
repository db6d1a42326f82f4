import { describe, expect, it, vi } from 'vitest';
import { compile } from '../../../../src/compiler/compile.ts';
import type { Compiled } from '../../../../src/compiler/compiled.ts';
import { prepareData } from '../../../../src/compiler/data.ts';
import { foldLearningRate } from '../../../../src/compiler/passes/fold-learning-rate.ts';
import { fuseAxpy } from '../../../../src/compiler/passes/fuse-axpy.ts';
import { fuseGemm } from '../../../../src/compiler/passes/fuse-gemm.ts';
import { optimize } from '../../../../src/compiler/passes/index.ts';
import { keepRows } from '../../../../src/compiler/passes/keep-rows.ts';
import { packState } from '../../../../src/compiler/passes/pack-state.ts';
import type { Pass } from '../../../../src/compiler/passes/rewrite.ts';
import { simplify } from '../../../../src/compiler/passes/simplify.ts';
import { STEP } from '../../../../src/compiler/update.ts';
import { type Graph, inputName } from '../../../../src/ir/graph.ts';
import { randomStream } from '../../../../src/math/random.ts';
import { type Shape, sizeOf } from '../../../../src/math/shape.ts';
import { type Tensor, tensor } from '../../../../src/math/tensor.ts';
import type { Pack } from '../../../../src/onnx/training.ts';
import { type Feeds, largestDifference, withPacks } from '../../../support/equality.ts';
import { everyExperiment } from '../../../support/every-experiment.ts';
import { experiment } from '../../../support/experiment.ts';
import { readAsset } from '../../../support/ort.ts';

// The compiler returns only finished steps, so these mocks record the input of each stage and then call the original.
vi.mock('../../../../src/compiler/passes/index.ts', { spy: true });
vi.mock('../../../../src/compiler/passes/pack-state.ts', { spy: true });

const passes: Readonly<Record<string, Pass>> = { simplify, foldLearningRate, keepRows, fuseAxpy, fuseGemm };

/** The training step of an experiment before any pass, and before those of `optimize`. */
interface Stages {
  readonly plain: Graph;
  readonly packs: readonly Pack[];
  readonly packed: Graph;
  readonly feeds: Feeds;
}

const stages = new Map<string, Promise<Stages>>();

function stagesOf(text: string): Promise<Stages> {
  const known = stages.get(text) ?? compileStages(text);
  stages.set(text, known);
  return known;
}

async function compileStages(text: string): Promise<Stages> {
  const spec = experiment(text);
  const data = await prepareData(spec, readAsset);
  vi.mocked(packState).mockClear();
  vi.mocked(optimize).mockClear();
  const compiled = compile(spec, data);
  const [plain, packs] = vi.mocked(packState).mock.calls[0] as [Graph, readonly Pack[]];
  const [packed] = vi.mocked(optimize).mock.calls[0] as [Graph];
  return { plain, packs, packed, feeds: feedsFor(plain, packs, compiled) };
}

/**
 * A batch of the experiment's own examples, and random numbers for the rest: any numbers for parameters and normal
 * noise, and allowed ones for the optimizer's slots and for hyperparameters. A mean of squares is never below the
 * square of the mean.
 */
function feedsFor(plain: Graph, packs: readonly Pack[], { parameters, training }: Compiled): Feeds {
  const { tables, perStep } = training;
  const feeds: Record<string, Tensor> = {};
  const feed = (name: string, shape: Shape, next: () => number) => {
    feeds[name] = tensor(shape, Array.from({ length: sizeOf(shape) }, next));
  };
  for (const input of plain.inputs) {
    const name = inputName(input);
    const { shape } = input.type;
    const table = tables[name];
    const random = randomStream(1, name);
    const normal = perStep.some((fed) => fed.name === name && fed.holds === 'normal');
    if (table) feeds[name] = tensor(shape, table.data.slice(0, sizeOf(shape)));
    else if (name === STEP) feed(name, shape, () => 3);
    else feed(name, shape, () => (normal ? random.normal() : random.uniform(0.3, 0.5)));
  }
  for (const { name, shape } of parameters) {
    const random = randomStream(1, name);
    feed(name, shape, () => random.normal());
  }
  return withPacks(feeds, packs);
}

describe('no pass changes the results of a training step', () => {
  it.each([...new Set(everyExperiment)])('%s', async (text) => {
    const { plain, packs, packed, feeds } = await stagesOf(text);
    expect(largestDifference(plain, packState(plain, packs), feeds), 'packState').toBeLessThan(1e-10);
    expect(largestDifference(packed, optimize(packed), feeds), 'optimize').toBeLessThan(1e-10);
    let before = packed;
    for (const [name, pass] of Object.entries(passes)) {
      // After the passes before it, and by itself.
      for (const graph of new Set([before, packed])) {
        expect(largestDifference(graph, pass(graph), feeds), name).toBeLessThan(1e-10);
      }
      before = pass(before);
    }
  });
});

describe('every pass pays for itself', () => {
  it.each(Object.keys(passes))('%s makes the steps of the catalog smaller', async (name) => {
    let [before, after] = [0, 0];
    for (const text of new Set(everyExperiment)) {
      let graph = (await stagesOf(text)).packed;
      for (const [other, pass] of Object.entries(passes)) {
        const passed = pass(graph);
        if (other === name) [before, after] = [before + graph.values.length, after + passed.values.length];
        graph = passed;
      }
    }
    expect(after).toBeLessThan(before);
  });

  it.each([...new Set(everyExperiment)])('together they make the step of %s smaller', async (text) => {
    const { packed } = await stagesOf(text);
    expect(optimize(packed).values.length).toBeLessThan(packed.values.length);
  });
});
