import type { Column, Table } from '../../../table/table.ts';
import type { FileDataset, FileFormat } from '../definition.ts';
import { parseCsv } from './csv.ts';
import { parseImages } from './images.ts';
import { parseWords } from './words.ts';

type Parser = (file: string, columns: readonly Column[], text: string) => Table;

const PARSERS: Readonly<Record<FileFormat, Parser>> = { csv: parseCsv, images: parseImages, words: parseWords };

/**
 * Reads a file of a dataset into a table. The page loads the parsers when it first needs examples.
 * @param path that of the file, whose name errors give
 * @throws Error that quotes the offending line
 */
export function parseFile({ format, columns }: Pick<FileDataset, 'format' | 'columns'>, path: string, text: string) {
  return PARSERS[format](path.slice(path.lastIndexOf('/') + 1), columns, text);
}
