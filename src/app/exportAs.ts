import type { WrittenRun } from '../export/exported.ts';
import type { FormatId } from '../export/format-list.ts';
import type { ExportAnswer, ExportTask } from '../exporter/worker.ts';
import exporter from '../exporter/worker.ts?worker&url';
import type { KeptMoment } from '../runtime/protocol.ts';
import { experiment } from '../store/experiment.ts';
import { run } from '../store/run.ts';
import { askWorker } from '../ui/askWorker.ts';
import { Unwritable } from '../ui/export/unwritable.ts';

interface ExportOptions {
  /** Where the run is; null at step 0. */
  readonly moment: KeptMoment | null;
  /** The name of the files, without an ending. */
  readonly name: string;
}

/**
 * Writes the present run in a format, in a worker of its own.
 * @throws Unwritable if the experiment cannot be written so, or another Error in a sentence for people
 */
export async function exportAs(
  format: FormatId,
  { moment, name }: ExportOptions,
  signal: AbortSignal,
): Promise<WrittenRun> {
  const { spec } = experiment.getState();
  const { frame, history, editedAt, state } = run.getState();
  const replica = frame?.replicas?.shown ?? 0;
  const task: ExportTask = {
    run: {
      spec,
      moment: moment && { state: moment.state, step: moment.step },
      curves: history,
      editedAt,
      diverged: state.status === 'diverged' ? state.reason : null,
      loaded: moment?.beginning ?? undefined,
      replica,
      name,
    },
    format,
  };
  const answer = await askWorker<ExportAnswer, ExportAnswer | { readonly failure: string }>(exporter, {
    task,
    read: (news) => news,
    fail: (failure) => ({ failure }),
    code: 'writes files',
    advice: 'Try again, or reload the page: the link keeps the experiment.',
    signal,
  });
  if ('failure' in answer) throw new Error(answer.failure);
  if ('problem' in answer) throw new Unwritable(answer.problem);
  return answer.written;
}
