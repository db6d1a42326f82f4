/** Sentences about an exported file, for people. */
import { entryOf, sweptNumber, sweptValues } from '../experiment/index.ts';
import { counted } from '../table/words.ts';
import { firstSteps } from './code/docstring.ts';
import type { Exported } from './exported.ts';
import type { FormatId } from './format-list.ts';

/** What a person should know about the run, whatever it is exported as. */
export function remarksOn(
  { whole, replica, diverged, scores }: Pick<Exported, 'whole' | 'replica' | 'diverged' | 'scores'>,
  format: FormatId,
): readonly string[] {
  const remarks: string[] = [];
  if (whole.replicas > 1) {
    const value = sweptValues(whole)[replica] as number;
    const label = sweptNumber(whole)?.label ?? 'seed';
    const run = `run ${replica + 1} of ${whole.replicas}: ${label} ${Number(value.toPrecision(6))}`;
    remarks.push(
      format === 'notebook' ? `The notebook begins with ${run}. Its search trains all runs.` : `This is ${run}.`,
    );
  }
  if (diverged !== null) remarks.push(`The run diverged. ${diverged}`);
  else if (!Number.isFinite(scores.get('train/loss') ?? 0)) {
    remarks.push('The run diverged: its loss is no longer a finite number.');
  }
  return remarks;
}

/** How many steps a program repeats, and why not more. */
export function remarkOnSteps(steps: number, { asked, spec }: Pick<Exported, 'asked' | 'spec'>): string {
  if (steps === 0) {
    return 'The program compares only the first losses: from the first step on, rounding decides how this run goes.';
  }
  const repeats = `The program repeats ${firstSteps(steps)} of this experiment, and stops if a loss differs by more than 1e-4.`;
  if (steps >= asked) return repeats;
  const canStop = spec.regularizers.some(({ id }) => entryOf('regularizers', id).stop !== undefined);
  const why = canStop
    ? 'rounding decides how this run goes, or early stopping ends it'
    : 'rounding decides how this run goes';
  return `${repeats} After these, ${why}.`;
}

/** The program of a run that was changed by hand starts over. */
export function remarkOnEdit(step: number): string {
  return `The run on the page was changed after ${counted(step, 'step')}. The program starts over with the current settings.`;
}

/** The number of cells of a table that were made harmless. */
export function remarkOnCells(escaped: number): string {
  const cells = escaped === 1 ? 'One cell begins' : `${escaped} cells begin`;
  return `${cells} like a formula, so an apostrophe is written before it: a spreadsheet does not run it.`;
}
