import { describe, expect, it } from 'vitest';
import { writeInference } from '../../../src/export/onnx/inference.ts';
import { type FileNode, nodesOf } from '../../../src/onnx/nodes.ts';
import { viewOfFile } from '../../../src/ui/inspect/program/graph.ts';
import { trained } from '../../support/inference.ts';

const file = await trained('data=penguins&net=dense(4,tanh)').then(writeInference);

describe('the graph of an exported network', () => {
  const { nodes, outputs } = nodesOf(file);
  const find = (op: string) => nodes.find((node) => node.op === op) as FileNode;
  const named = (name: string) => nodes.find((node) => node.name === name) as FileNode;

  it('has the inputs, the weights and the operations of the file, each after what it reads', () => {
    expect(named('island')).toMatchObject({ op: 'input', shape: ['batch', 1], dtype: 'string' });
    expect(named('dense1.weight')).toMatchObject({ op: 'constant', shape: [8, 4], dtype: 'float' });
    const gemm = find('Gemm');
    expect(gemm.inputs).toEqual(expect.arrayContaining([named('dense1.weight').id, named('dense1.bias').id]));
    expect(gemm).toMatchObject({ scope: 'dense1', shape: ['batch', 4] });
    expect(gemm.text).toMatch(/^dense1 \(Dense, 8 to 4, tanh\): the matrix product/);
    for (const { id, inputs } of nodes) for (const input of inputs) expect(input).toBeLessThan(id);
    expect(nodes[outputs.probabilities as number]?.op).toBe('Softmax');
  });

  it('says in which operator set a type is, and what it is set to', () => {
    expect(find('LabelEncoder')).toMatchObject({ domain: 'ai.onnx.ml', attributes: { default_int64: -1 } });
    expect(find('LabelEncoder').attributes.keys_strings).toContain('Biscoe');
    expect(find('Cast').attributes).toEqual({ to: 'float' });
  });

  it('is drawn in three parts', () => {
    const parts = new Map(viewOfFile({ nodes, outputs }).nodes.map(({ op, phase }) => [op, phase]));
    expect(parts.get('input')).toBe('preparation');
    // The first one reads a category, the last one names the class.
    expect(parts.get('LabelEncoder')).toBe('answer');
    expect(viewOfFile({ nodes, outputs }).nodes.find(({ op }) => op === 'LabelEncoder')?.phase).toBe('preparation');
    expect(parts.get('Tanh')).toBe('network');
    expect(parts.get('ArgMax')).toBe('answer');
  });
});
