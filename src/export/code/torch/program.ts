import { type ExperimentSpec, print } from '../../../experiment/index.ts';
import { indented, quoted, type Script } from '../script.ts';
import { wrapped } from '../wrap.ts';

/** The start of a file: what the program is, and what it imports. */
export function fileOf(
  { spec, name, steps }: { readonly spec: ExperimentSpec; readonly name: string; readonly steps: number },
  script: Script,
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

It repeats the first ${steps === 1 ? 'step' : `${steps} steps`} of its run, asserts that the losses are those of the page, and trains on.
${quoted(`${name}.npz`).slice(1, -1)} has the initial parameters, the data and the batches.

    pip install torch numpy
    python ${quoted(`${name}.py`).slice(1, -1)}
"""`;
  const constants = `RECORD = dict(np.load(Path(__file__).with_name(${quoted(`${name}.npz`)})))`;
  return `${wrapped([`${start}\n\n${script.imports}\n\n${constants}`, body].join('\n\n\n'))}\n`;
}

/** A text in lines that end at "&". */
function textLines(text: string): string {
  const lines: string[] = [];
  for (const pair of text.replaceAll('\\', '\\\\').replaceAll('"""', '\\"""').split('&')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + pair.length < 94) lines[lines.length - 1] = `${last}&${pair}`;
    else lines.push(lines.length === 0 ? pair : `&${pair}`);
  }
  return lines.join('\n');
}
