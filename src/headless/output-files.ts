/** The files that a command writes: all of them or none, and no other is lost. */
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { ExportedFile } from '../export/exported.ts';
import { type FormatId, formats } from '../export/format-list.ts';
import { readNpz } from '../export/formats/npz.ts';
import { messageOf } from '../runtime/message-of.ts';
import { UsageError } from './usage-error.ts';

/** The name of exported files without their endings, if the first has this path. */
export function nameOf(output: string): string {
  return basename(output, extname(output));
}

/**
 * Checks that the files of a format can be written, before anything is trained.
 * @param output the path of the first; the others are written beside it
 * @throws UsageError if one of them cannot be, or would replace a file that a person has not named
 */
export function checkOutput(output: string, format: FormatId): void {
  const folder = dirname(output);
  if (output.trim() === '') throw new UsageError(`-o "${output}" is not the name of a file`);
  if (isFolder(output) || /[/\\]$/.test(output)) {
    throw new UsageError(`-o "${output}" is a folder, but the name of a file is expected`);
  }
  if (!isFolder(folder)) throw new UsageError(`-o "${output}": there is no folder "${folder}"`);
  const [, ...others] = formats[format].endings;
  for (const path of others.map((ending) => join(folder, `${nameOf(output)}.${ending}`))) {
    if (join(output) === path) {
      throw new UsageError(
        `-o "${output}": this is the name of the data that belong to the program; choose another one`,
      );
    }
    if (existsSync(path) && !(existsSync(output) && isRecord(path))) {
      throw new UsageError(`-o "${output}" would also replace "${path}": choose another name, or move that file`);
    }
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Whether a file belongs to a program that was exported before. */
function isRecord(path: string): boolean {
  try {
    return readNpz(readFileSync(path)).some(({ name }) => name === 'loss/train');
  } catch {
    return false;
  }
}

/**
 * Writes files under other names first, and renames them when all are complete.
 * @param output the path of the first; the others are written beside it
 * @returns the paths
 * @throws UsageError if one cannot be written
 */
export function writeFiles(output: string, files: readonly ExportedFile[]): readonly string[] {
  const paths = files.map(({ name }, index) => (index === 0 ? output : join(dirname(output), name)));
  const unfinished = paths.map((path) => `${path}.${process.pid}.part`);
  let at = 0;
  try {
    for (const [index, { content }] of files.entries()) {
      at = index;
      writeFileSync(unfinished[index] as string, content);
    }
    for (const [index, path] of paths.entries()) {
      at = index;
      renameSync(unfinished[index] as string, path);
    }
  } catch (error) {
    for (const path of unfinished) rmSync(path, { force: true });
    throw new UsageError(`-o "${paths[at]}" cannot be written: ${messageOf(error)}`);
  }
  return paths;
}
