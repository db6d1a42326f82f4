import type { PreparedData } from '../../../compiler/data.ts';
import { print } from '../../../experiment/index.ts';
import type { NamedArray } from '../../arrays.ts';
import type { ExportedStart } from '../../exported.ts';
import { indented, quoted, type Script } from '../script.ts';
import { wrapped } from '../wrap.ts';

/** A list of definitions and of groups of statements. */
type Section = readonly string[];

/** A program in sections, in the order in which they are read. */
export interface Sections {
  /** Statements that name the data. */
  readonly data: string;
  readonly network: Section;
  readonly loss: Section;
  readonly schedule: Section;
  /** Statements that construct the networks, give them the recorded parameters, and construct the optimizers. */
  readonly start: { readonly networks: Section; readonly recorded: Section; readonly optimizers: Section };
  /** Ends with the function that makes a step. */
  readonly step: Section;
  readonly evaluation: Section;
  readonly prediction: Section;
  readonly replay: Section;
  /** The function that trains on, `train(epochs, report)`, after those that it needs. */
  readonly training: Section;
  /** The function that prints what is reported after each epoch, `print_losses(epoch, losses)`. */
  readonly printing: string;
  /** The number of epochs that training goes on for. */
  readonly epochs: number;
  /** What is said at the end. */
  readonly ending: Section;
}

/** A program that is written, with what its sections import and define in common. */
export interface Sectioned {
  readonly sections: Sections;
  readonly script: Script;
  readonly arrays: readonly NamedArray[];
}

/** Imports what every program needs. */
export function importAll(script: Script, sections: Sections): void {
  script.import('import numpy as np');
  script.import('import torch');
  script.import('from torch import nn');
  const written = [...script.helpers, ...Object.values(sections).flatMap((section) => flat(section))];
  if (written.some((code) => /\bF\./.test(code))) script.import('import torch.nn.functional as F');
}

function flat(section: Sections[keyof Sections]): readonly string[] {
  return typeof section === 'object' ? Object.values(section).flat() : [String(section)];
}

/** The program as a file. */
export function fileOf(
  { spec, name, recording: { steps } }: Pick<ExportedStart, 'spec' | 'name' | 'recording'>,
  { sections, script }: Sectioned,
): string {
  script.import('from pathlib import Path');
  importAll(script, sections);
  const { data, network, loss, schedule, start, step, evaluation, prediction, replay, training } = sections;
  const title = `"""An experiment of Nabla in PyTorch:

${indented(textLines(print(spec)))}

It repeats the first ${steps === 1 ? 'step' : `${steps} steps`} of the run, asserts that the losses are the same, and trains on.
${quoted(`${name}.npz`).slice(1, -1)} has the initial parameters, the data and the batches.

    pip install torch numpy
    python ${quoted(`${name}.py`).slice(1, -1)}
"""`;
  const record = `RECORD = dict(np.load(Path(__file__).with_name(${quoted(`${name}.npz`)})))`;
  const main = `if __name__ == "__main__":
    replay()
    print(f"The losses of {STEPS} steps are the same.")
    train(epochs=${sections.epochs}, report=print_losses)
${indented(sections.ending.join('\n'))}`;
  const parts = [
    `${title}\n\n${script.imports}\n\n${record}\n${data}`,
    ...script.helpers,
    ...[network, loss, schedule].flat(),
    [start.networks, start.recorded, start.optimizers].flat().join('\n'),
    ...[step, evaluation, prediction, replay, training].flat(),
    sections.printing,
    main,
  ];
  return `${wrapped(parts.join('\n\n\n'))}\n`;
}

/** A tuple of the parts of the data that have examples and are evaluated in training. */
export function partsOf({ parts }: PreparedData): string {
  return parts.validation.count > 0 ? '("train", "validation")' : '("train",)';
}

/** Statements that give the recorded initial parameters to networks. */
export function loading(networks: readonly string[]): readonly string[] {
  return [
    `# Without ${networks.length === 1 ? 'this' : 'these'}, training starts from parameters that are drawn anew.`,
    ...networks.map(
      (network) =>
        `${network}.load_state_dict({key: torch.from_numpy(RECORD[f"initial/{key}"]) for key in ${network}.state_dict()})`,
    ),
  ];
}

/** The most characters of a line of the experiment's text. */
const LINE = 94;

/** A text in lines that end before "&" or, where that is not enough, after ",". */
function textLines(text: string): string {
  const lines: string[] = [];
  for (const piece of text
    .replaceAll('\\', '\\\\')
    .replaceAll('"""', '\\"""')
    .split(/(?=&)|(?<=,)/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + piece.length <= LINE) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines.join('\n');
}
