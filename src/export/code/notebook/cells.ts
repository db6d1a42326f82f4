/** A cell of a notebook. */
export interface Cell {
  /** Unique in the notebook; of letters, digits and "-". */
  readonly id: string;
  readonly type: 'markdown' | 'code';
  readonly source: string;
}

/**
 * Cells as a notebook that has not been run.
 * Format: https://nbformat.readthedocs.io/en/latest/format_description.html, version 4.5.
 */
export function notebookOf(cells: readonly Cell[]): string {
  const notebook = {
    cells: cells.map(({ id, type, source }) => ({
      cell_type: type,
      ...(type === 'code' && { execution_count: null }),
      id,
      metadata: {},
      ...(type === 'code' && { outputs: [] }),
      source: lines(source),
    })),
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { file_extension: '.py', mimetype: 'text/x-python', name: 'python', pygments_lexer: 'ipython3' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** The lines of a text, each with its end, as files of notebooks have them. */
function lines(text: string): readonly string[] {
  return text.trimEnd().split(/(?<=\n)/);
}
