import type { PreparedData } from '../../../compiler/data.ts';
import type { Recording } from '../../../runtime/recording.ts';
import type { NamedArray } from '../../arrays.ts';
import type { ExportedStart } from '../../exported.ts';
import { moduleDocstring } from '../docstring.ts';
import { indented, quoted, type Script } from '../script.ts';
import { wrapped } from '../wrap.ts';

/** A list of definitions and of groups of statements. */
type Section = readonly string[];

/** A program in sections, in the order in which they are read. */
export interface Sections {
  /** Statements that name the data. */
  readonly data: string;
  /** The world of an agent. */
  readonly world: Section;
  readonly network: Section;
  readonly loss: Section;
  readonly schedule: Section;
  /** Statements that construct the networks, give them the recorded parameters, and construct the optimizers. */
  readonly start: { readonly networks: Section; readonly recorded: Section; readonly optimizers: Section };
  /** Ends with the function that makes a step. */
  readonly step: Section;
  readonly evaluation: Section;
  readonly replay: Section;
  /** The function that trains on, `train(…, report)`, after those that it needs. */
  readonly training: Section;
  /** The function that prints what is reported, `print_losses`. */
  readonly printing: string;
  readonly prediction: Section;
}

/** Statements that run a program. */
export interface Running {
  readonly replay: Section;
  /** Trains on after the replay. @param report the name of the function that is told the losses */
  train(report: string): string;
  /** Trains from the initial state. */
  trainAnew(report: string): string;
  readonly predict: Section;
}

/** A program that is written, with what its sections import and define in common. */
export interface Sectioned {
  readonly sections: Sections;
  readonly running: Running;
  readonly script: Script;
  readonly arrays: readonly NamedArray[];
  /** What the arrays contain besides the initial parameters. */
  readonly recorded: string;
}

/** Imports what every program needs. */
export function importAll({ sections, script }: Sectioned): void {
  script.import('import numpy as np');
  script.import('import torch');
  script.import('from torch import nn');
  const { start, data, printing, ...others } = sections;
  const written = [...script.helpers, ...Object.values(start).flat(), data, printing, ...Object.values(others).flat()];
  if (written.some((code) => /\bF\./.test(code))) script.import('import torch.nn.functional as F');
}

/** The program as a file. */
export function fileOf(exported: ExportedStart, written: Sectioned): string {
  const { name } = exported;
  const { sections, running, script } = written;
  script.import('from pathlib import Path');
  importAll(written);
  const { data, world, network, loss, schedule, start, step, evaluation, replay, training, prediction } = sections;
  const title = moduleDocstring(exported, {
    framework: 'PyTorch',
    contents: `the initial parameters, ${written.recorded}`,
    commands: ['pip install torch numpy', `python ${name}.py`],
  });
  const record = `RECORD = dict(np.load(Path(__file__).with_name(${quoted(`${name}.npz`)})))`;
  const main = [...running.replay, running.train('print_losses'), ...running.predict].join('\n');
  const parts = [
    `${title}\n\n${script.imports}\n\n${record}\n${data}`,
    ...script.helpers,
    ...[world, network, loss, schedule].flat(),
    Object.values(start).flat().join('\n'),
    ...[step, evaluation, replay, training].flat(),
    sections.printing,
    ...prediction,
    `if __name__ == "__main__":\n${indented(main)}`,
  ];
  return `${wrapped(parts.join('\n\n\n'))}\n`;
}

/** A tuple of the parts of the data that have examples and are evaluated in training. */
export function partsOf({ parts }: PreparedData): string {
  return parts.validation.count > 0 ? '("train", "validation")' : '("train",)';
}

/** How a program with examples runs. @param predict statements that show predictions */
export function runningFor({ steps }: Recording, predict: Section): Running {
  const train = (report: string) => `train(EPOCHS, ${report})`;
  return { replay: ['replay()', agreement(steps), SEEDED], train, trainAnew: train, predict };
}

/** What follows makes every run of a program train on in the same way. */
export const SEEDED = 'torch.manual_seed(0)  # the same random numbers in every run';

/** A statement that says which losses agree, after as many recorded steps. */
export function agreement(steps: number): string {
  if (steps === 0) return 'print("The initial losses agree.")';
  return steps === 1 ? 'print("The losses of the first step agree.")' : 'print(f"The losses of {STEPS} steps agree.")';
}

/** The lines that name how often, and with how many examples, a program trains. @param examples their expression */
export function counts(examples: string, epochs: number): string {
  return `STEPS, BATCH = RECORD["batches"].shape
COUNT = len(${examples})
EPOCHS = ${epochs}  # of training after the recorded steps`;
}

/** The function that repeats recorded steps. */
interface Replay {
  readonly steps: number;
  /** The call that makes the step number `step` on `indices`. */
  readonly step: string;
  /** Whose losses are compared: " of both networks"; empty if there is one network. */
  readonly of?: string;
  /** A further sentence of the docstring. */
  readonly note?: string;
  /** Statements that compare the losses on a `part`. @param step the expression of the number of steps made */
  compared(step: string): Section;
  /** What has to be done after each step. */
  readonly watch: Section;
}

/** Writes `replay()`. Without recorded steps, it compares the initial losses. */
export function replayFunction({ steps, step, of = '', note, compared, watch }: Replay): string {
  const doc = (text: string) => `    """${text}${note ? `\n\n    ${note}\n    ` : ''}"""`;
  const compare = (at: string) => ['for part in EXAMPLES:', ...compared(at).map((line) => `    ${line}`)];
  if (steps === 0) {
    return `def replay():
${doc(`Asserts that the initial losses${of} agree; no step is recorded.`)}
${indented([...compare('0'), ...watch].join('\n'))}`;
  }
  const made = ['if step > 0:', '    indices = torch.from_numpy(RECORD["batches"][step - 1]).long()', `    ${step}`];
  return `def replay():
${doc(`Repeats the recorded steps, and asserts that the losses${of} agree.`)}
    for step in range(STEPS + 1):
${indented([...made, ...compare('step'), ...watch].join('\n'), 2)}`;
}

/** A statement that asserts that losses are close enough. @param step the expression of the number of steps made */
export function assertion(found: string, expected: string, step: string): string {
  const message = step === '0' ? 'part' : 'f"{part} after {step} steps"';
  return `np.testing.assert_allclose(${found}, ${expected}, rtol=1e-4, atol=1e-6, err_msg=${message})`;
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
