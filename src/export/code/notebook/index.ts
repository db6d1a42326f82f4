import { type ExperimentSpec, variants } from '../../../experiment/index.ts';
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
 * Writes an experiment as a Jupyter notebook: the program for PyTorch of its first replica with formulas and plots, then
 * a search of Ray Tune over all replicas.
 */
export function writeNotebook(exported: ExportedStart): Program {
  const [spec = exported.spec] = variants(exported.spec);
  const written = writeSections({ ...exported, spec });
  importAll(written);
  written.script.import('import matplotlib.pyplot as plt');
  written.script.import('from IPython.display import display');
  const cells = [...programCells(exported, spec, written), ...searchCells(exported, spec, writeSections)];
  return {
    source: notebookOf(cells.map((cell) => (cell.type === 'code' ? { ...cell, source: wrapped(cell.source) } : cell))),
    arrays: written.arrays,
  };
}

function programCells(exported: ExportedStart, spec: ExperimentSpec, written: Sectioned): readonly Cell[] {
  return [
    { id: 'title', type: 'markdown', source: overview(exported, spec, written.recorded) },
    { id: 'imports', type: 'code', source: written.script.imports },
    ...cellsOf(partsOf({ ...exported, spec }, written), written.script.definitions),
  ];
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
      { id, type: 'code', source: [...needed, ...code].join('\n\n\n') },
    ];
  });
}
