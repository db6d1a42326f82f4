/** Writes the files of an export in a thread of its own, with an engine of its own, and answers once. */
import '../table/packing.ts';
import type { WrittenRun } from '../export/exported.ts';
import type { FormatId } from '../export/format-list.ts';
import { messageOf } from '../runtime/message-of.ts';
import { openEngine } from '../runtime/session.ts';
import { readAsset } from '../runtime/worker-assets.ts';
import { type ExportedRun, exportExperiment } from './export-experiment.ts';

/** The message to the worker. */
export interface ExportTask {
  readonly run: ExportedRun;
  readonly format: FormatId;
}

/** Its answer. */
export type ExportAnswer = { readonly written: WrittenRun } | { readonly problem: string };

interface WorkerScope {
  onmessage: ((event: MessageEvent<ExportTask>) => void) | null;
  postMessage(message: ExportAnswer): void;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = async ({ data: { run, format } }) => {
  try {
    scope.postMessage({ written: await exportExperiment(run, format, { openEngine, readAsset }) });
  } catch (error) {
    scope.postMessage({ problem: messageOf(error) });
  }
};
