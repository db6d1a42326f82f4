import { metricFor } from '../../catalog/metrics/live.ts';
import type { ArrayFile } from '../arrays.ts';
import { writeKeras } from '../code/keras/index.ts';
import { writeTorch } from '../code/torch/index.ts';
import type { Exported, ExportedStart, Program } from '../exported.ts';
import { type FormatId, formats, type Layout } from '../format-list.ts';
import { tensorsOf } from '../tensors.ts';
import { weightsFile } from './weights-file.ts';

const writers: Record<Exclude<Layout, 'nabla'>, (exported: ExportedStart) => Program> = {
  torch: writeTorch,
  keras: writeKeras,
};

/** Where the record of a program has its parameters, and the copy of an agent's network that follows slowly. */
const INITIAL = 'initial/';
const SLOW = 'initial/slow/';

/** The current weights with the names and in the layout of a framework. @throws Error for people, if it lacks a layer */
export async function weightsIn(layout: Layout, exported: Exported): Promise<ArrayFile> {
  const { spec, data, state, record } = exported;
  const own = weightsFile({ ...exported, metric: metricFor(data).id, memory: tensorsOf(spec).memory });
  if (layout === 'nabla') return own;
  // The record of the exported program has the weights as the program takes them.
  const { arrays } = writers[layout]({ ...exported, recording: { ...(await record(0)), initial: state } });
  const isWeight = ({ name }: { readonly name: string }) => name.startsWith(INITIAL) && !name.startsWith(SLOW);
  const format: FormatId = `safetensors_${layout}`;
  return {
    arrays: arrays.filter(isWeight).map((array) => ({ ...array, name: array.name.slice(INITIAL.length) })),
    metadata: {
      ...own.metadata,
      layout,
      // As other programs that read weights of PyTorch expect it.
      ...(layout === 'torch' && { format: 'pt' }),
      about: formats[format].explain,
    },
  };
}
