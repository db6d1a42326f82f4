import type { ExportedStart, Program } from '../../exported.ts';
import { writeSections } from '../torch/index.ts';
import { importAll, type Sectioned } from '../torch/program.ts';
import { wrapped } from '../wrap.ts';
import { helpersFor } from './blocks.ts';
import { type Cell, notebookOf } from './cells.ts';
import { overview } from './overview.ts';
import { type Part, partsOf } from './parts.ts';
import { searchCells } from './search.ts';

/**
 * Writes an experiment as a Jupyter notebook: the program for PyTorch of one of its runs with formulas and plots, then a
 * search of Ray Tune over all of them.
 */
export function writeNotebook(exported: ExportedStart): Program {
  const written = writeSections(exported);
  importAll(written);
  written.script.import('import matplotlib.pyplot as plt');
  written.script.import('from IPython.display import display');
  const cells = [...programCells(exported, written), ...searchCells(exported, writeSections)];
  return {
    source: notebookOf(cells.map((cell) => (cell.type === 'code' ? { ...cell, source: wrapped(cell.source) } : cell))),
    arrays: written.arrays,
  };
}

function programCells(exported: ExportedStart, written: Sectioned): readonly Cell[] {
  return [
    { id: 'title', type: 'markdown', source: overview(exported, written.recorded) },
    { id: 'imports', type: 'code', source: written.script.imports },
    ...cellsOf(partsOf(exported, written), written.script.definitions),
  ];
}

/** A cell that does not show the value of its last statement if that is only what PyTorch returns after setting something. */
function quiet(source: string): string {
  return source.replace(/\n(torch\.manual_seed|\w+\.load_state_dict)(\(.*\))(?=(?: {2}#.*)?$)/, '\n$1$2;');
}

/** The cells of parts. Helpers are defined where they are used first. */
function cellsOf(parts: readonly Part[], helpers: ReadonlyMap<string, string>): readonly Cell[] {
  const left = new Map(helpers);
  return parts.flatMap(({ id, text, code }): readonly Cell[] => {
    const needed = helpersFor(code, left).map((name) => {
      const definition = left.get(name) as string;
      left.delete(name);
      return definition;
    });
    return [
      { id: `${id}-text`, type: 'markdown', source: text },
      { id, type: 'code', source: quiet([...needed, ...code].join('\n\n\n')) },
    ];
  });
}
