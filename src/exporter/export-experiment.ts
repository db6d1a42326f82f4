import { type Member, prepareMembers, stateOfMember } from '../compiler/replicas.ts';
import type { ExperimentSpec } from '../experiment/index.ts';
import type { ReadAsset } from '../experiment/rows.ts';
import { repeatableSteps } from '../export/code/agents/record.ts';
import type { Exported, WrittenRun } from '../export/exported.ts';
import type { FormatId } from '../export/format-list.ts';
import type { Curves } from '../export/formats/csv.ts';
import { remarksOn } from '../export/remarks.ts';
import { writers } from '../export/write.ts';
import type { OpenEngine } from '../runtime/engine.ts';
import { beginningOf, record } from '../runtime/recording.ts';
import { EVALUATED } from '../runtime/series.ts';
import { Trainer } from '../runtime/trainer.ts';

/** The number of steps that exported programs repeat. */
const RECORDED = 20;

/** The run that is exported. */
export interface ExportedRun {
  readonly spec: ExperimentSpec;
  /** Where it is, with the state of all replicas; null at step 0. */
  readonly moment: { readonly state: ReadonlyMap<string, Float32Array>; readonly step: number } | null;
  /** The curves so far; null if they are not known. */
  readonly curves: Curves | null;
  /** The step after which it was changed by hand; null if the text of the experiment gives the whole run. */
  readonly editedAt: number | null;
  /** A sentence on what happened if its loss became infinite or undefined; null or undefined if it did not. */
  readonly diverged?: string | null;
  /** Tensors of a file from which the run started, by name; undefined if they were drawn. */
  readonly loaded?: ReadonlyMap<string, Float32Array> | undefined;
  /** The replica that is exported. */
  readonly replica: number;
  /** The name of the files, without an ending. */
  readonly name: string;
}

interface Surroundings {
  readonly openEngine: OpenEngine;
  readonly readAsset: ReadAsset;
}

/**
 * Writes an experiment in a format, with an engine of its own for what has to be computed.
 * @throws Error in a sentence for people
 */
export async function exportExperiment(
  { spec, moment, curves, editedAt, diverged = null, loaded, replica, name }: ExportedRun,
  format: FormatId,
  { openEngine, readAsset }: Surroundings,
): Promise<WrittenRun> {
  const members = await prepareMembers(spec, readAsset);
  const member = members[replica] as Member;
  const engine = await openEngine('wasm');
  const beginning = beginningOf(member, loaded);
  const state = moment ? stateOfMember(moment.state, replica, members.length) : beginning.initial;
  const step = moment?.step ?? 0;
  const trainer = new Trainer(engine, beginning.compiled, [member]);
  trainer.setState(state, step);
  const asked = repeatableSteps(member.spec, RECORDED);
  try {
    const exported: Exported = {
      ...member,
      whole: spec,
      replica,
      record: (steps) => record(engine, member, steps, beginning),
      asked,
      state,
      step,
      scores: await trainer.evaluation.of(EVALUATED),
      curves,
      editedAt: loaded ? null : editedAt,
      diverged,
      answers: () => trainer.evaluation.answers(0),
      name,
    };
    const written = await writers[format](exported);
    return { ...written, step, remarks: [...remarksOn(exported, format), ...written.remarks] };
  } finally {
    await trainer.dispose();
  }
}
