import { writeTorch } from './code/torch/index.ts';
import type { Exported, Program, Written } from './exported.ts';
import type { FormatId } from './format-list.ts';
import { writeNpz } from './formats/npz.ts';

/** Writes an experiment in a format. @throws Error in a sentence for people, if it cannot be written in that format */
export type Writer = (exported: Exported) => Written;

/** A program with the file of arrays beside it. */
const program =
  (write: (exported: Exported) => Program): Writer =>
  (exported) => {
    const { source, arrays } = write(exported);
    const { name } = exported;
    return {
      files: [
        { name: `${name}.py`, content: source },
        { name: `${name}.npz`, content: writeNpz(arrays) },
      ],
      preview: source,
      remarks: [],
    };
  };

/** How each format is written. */
export const writers = {
  torch: program(writeTorch),
} as unknown as Record<FormatId, Writer>;
