import type { PreparedData } from '../../../compiler/data.ts';
import { type ExperimentSpec, print } from '../../../experiment/index.ts';
import { indented, quoted, type Script } from '../script.ts';
import { wrapped } from '../wrap.ts';

/** The start of a file: what the program is, and what it imports. */
export function fileOf(
  { spec, name, steps }: { readonly spec: ExperimentSpec; readonly name: string; readonly steps: number },
  script: Script,
  constants: string,
  sections: readonly string[],
): string {
  script.import('from pathlib import Path');
  script.import('import numpy as np');
  script.import('import torch');
  script.import('from torch import nn');
  const body = [...script.helpers, ...sections].join('\n\n\n');
  if (/\bF\./.test(body)) script.import('import torch.nn.functional as F');
  const start = `"""An experiment of Nabla in PyTorch:

${indented(textLines(print(spec)))}

It repeats the first ${steps === 1 ? 'step' : `${steps} steps`} of the run, asserts that the losses are the same, and trains on.
${quoted(`${name}.npz`).slice(1, -1)} has the initial parameters, the data and the batches.

    pip install torch numpy
    python ${quoted(`${name}.py`).slice(1, -1)}
"""`;
  const record = `RECORD = dict(np.load(Path(__file__).with_name(${quoted(`${name}.npz`)})))`;
  return `${wrapped([`${start}\n\n${script.imports}\n\n${record}\n${constants}`, body].join('\n\n\n'))}\n`;
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
