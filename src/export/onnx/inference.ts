import type { PreparedData } from '../../compiler/data.ts';
import { learnsByReward } from '../../experiment/agent.ts';
import { type ExperimentSpec, entryOf, layerShapesOf, liveValues } from '../../experiment/index.ts';
import { sampleOf } from '../../experiment/inputs.ts';
import { VERSION } from '../../experiment/keys.ts';
import { hasGenerator, noiseOf } from '../../experiment/two-networks.ts';
import { inputName, type Value } from '../../ir/graph.ts';
import type { SampleType } from '../../math/sample.ts';
import { sizeOf } from '../../math/shape.ts';
import { emitForAnyBatch, TWO_BATCHES } from '../../onnx/any-batch.ts';
import { writeFile } from '../../onnx/file.ts';
import { GraphWriter } from '../../onnx/writer.ts';
import type { ExportedNetwork } from '../exported.ts';
import { emitAnswers } from './answers.ts';
import { metadataOf, textOf } from './metadata.ts';
import { buildUsed, EXAMPLES, NOISE, type UsedNetwork } from './network.ts';
import { BATCH, emitPreparation } from './preparation.ts';
import { tensorName } from './tensor-name.ts';
import { opWords } from './words.ts';

/**
 * Writes the trained network as an ONNX file for other programs: from the columns of the data as they are, to answers in
 * the unit of the data, for any number of examples at once.
 */
export function writeInference({ spec, data, state, step }: ExportedNetwork): Uint8Array<ArrayBuffer> {
  const writer = new GraphWriter();
  let size: string | null = null;
  const batch = () => {
    size ??= sizeOfBatch(writer);
    return size;
  };
  const [used, other] = TWO_BATCHES.map((count) => buildUsed(spec, data, count)) as [UsedNetwork, UsedNetwork];
  const inputs = new Map([[hasGenerator(spec) ? NOISE : EXAMPLES, emitInput(writer, spec, data, batch)]]);
  const taken = writer.inputNames;
  const live = liveValues(spec);
  const shapes = new Map(used.tensors.map(({ name, shape }) => [name, shape]));
  const names = new Map<Value, string>(
    used.graph.inputs.map((input) => {
      const name = inputName(input);
      const known = inputs.get(name);
      if (known !== undefined) return [input, known];
      const values = state.get(name) ?? [live[name] ?? Number.NaN];
      const { shape } = input.type;
      if (values.length !== sizeOf(shape)) throw new Error(`the state has ${values.length} numbers of "${name}"`);
      return [input, writer.initializer(tensorName(name), 'float32', shapes.get(name) ?? shape, values)];
    }),
  );
  const titles = layerTitles(spec);
  emitForAnyBatch(writer, [used.graph, other.graph], names, batch, (value) => {
    const layer = used.layerOf.get(value) ?? 'network';
    const text = opWords[value.op as keyof typeof opWords] ?? 'numbers of the layer';
    writer.about = { scope: layer, text: `${titles.get(layer) ?? layer}: ${text}` };
  });
  emitAnswers({ writer, spec, data, taken }, used.results, (value) => names.get(value) as string);
  return writeFile(writer, {
    name: 'inference',
    text: textOf({ spec, data, step }),
    version: String(VERSION),
    metadata: metadataOf({ spec, data, step }),
  });
}

/** What each layer is, by its name: "dense1 (Dense, 13 to 8, tanh)". */
function layerTitles(spec: ExperimentSpec): ReadonlyMap<string, string> {
  const of = (type: SampleType) => type.shape.join('×');
  return new Map(
    layerShapesOf(spec).map(({ name, input, output }, index) => {
      const layer = spec.layers[index];
      const kind = layer ? entryOf('layers', layer.id).label : 'Output';
      const activation = (layer ? layer.activation : spec.output)?.id;
      const words = [kind, `${of(input)} to ${of(output)}`, ...(activation ? [activation] : [])];
      return [name, `${name} (${words.join(', ')})`];
    }),
  );
}

/** Declares the inputs of the model. @returns the tensor of the network's inputs, [batch, …] */
function emitInput(writer: GraphWriter, spec: ExperimentSpec, data: PreparedData, batch: () => string): string {
  if (hasGenerator(spec)) {
    const text = 'standard normal random numbers, from which the generator makes an example each';
    return writer.input('noise', 'float32', [BATCH, noiseOf(spec.layers)], text);
  }
  if (!learnsByReward(spec) && data.preparation) return emitPreparation(writer, data, data.preparation, batch);
  const { shape } = sampleOf(spec);
  const name = writer.input(
    'observation',
    'float32',
    [BATCH, ...shape],
    `what the agent observes: ${data.features.slice(0, 24).join(', ')}`,
  );
  if (shape.length === 1) return name;
  writer.about = { scope: 'prepare', text: 'the observation in a row' };
  return writer.node('Reshape', [name, writer.integers([-1, data.features.length])]);
}

/** The size of the batch, as a vector. */
function sizeOfBatch(writer: GraphWriter): string {
  const { about } = writer;
  writer.about = { scope: 'prepare', text: 'the number of examples' };
  const size = writer.node('Shape', [writer.inputNames[0] as string], { start: 0, end: 1 });
  writer.about = about;
  return size;
}
