import { print } from '../../experiment/index.ts';
import type { ExportedStart } from '../exported.ts';
import { indented, quoted } from './script.ts';

/** What the docstring of a program says besides its experiment. */
interface About {
  /** The framework, after "A Nabla experiment in". */
  readonly framework: string;
  /** What the record contains: "the data, the initial parameters and the batches". */
  readonly contents: string;
  /** Commands that install what it needs and run it. */
  readonly commands: readonly string[];
}

/** The most characters of a line. */
const LINE = 96;

/** The docstring of a program: its experiment, what it does, and how to run it. */
export function moduleDocstring(exported: ExportedStart, { framework, contents, commands }: About): string {
  const { spec, recording, name } = exported;
  const doing = [
    runNote(exported),
    `The program ${repeats(recording.steps)}, and trains on. ${name}.npz contains ${contents}.`,
  ];
  const text = `A Nabla experiment in ${framework}.

${indented(pieces(print(spec), /(?=&)|(?<=,)/, LINE - 4))}

${pieces(doing.filter(Boolean).join(' '), /(?<= )/, LINE)}

${indented(commands.join('\n'))}
`;
  return `"""${quoted(text).slice(1, -1).replaceAll('\\n', '\n').replaceAll('\\"', '"').replaceAll('"""', '\\"""')}"""`;
}

/** A sentence on which run of an experiment a program is; null for an experiment of one run. */
export function runNote({ whole, replica }: Pick<ExportedStart, 'whole' | 'replica'>): string | null {
  return whole.replicas === 1 ? null : `This is run ${replica + 1} of the ${whole.replicas} runs of the experiment.`;
}

/** What a program does with the recorded steps. */
export function repeats(steps: number): string {
  if (steps === 0) return 'asserts that its initial losses are the same as on the page';
  return `repeats ${firstSteps(steps)} of the experiment, asserts that the losses are the same`;
}

/** The first steps in words: "the first 20 steps". */
export function firstSteps(steps: number): string {
  return steps === 1 ? 'the first step' : `the first ${steps} steps`;
}

/** A text in lines, which begin where a pattern matches. */
function pieces(text: string, breaks: RegExp, width: number): string {
  const lines: string[] = [];
  for (const piece of text.split(breaks)) {
    const last = lines.at(-1);
    if (last !== undefined && (last + piece).trimEnd().length <= width) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}
