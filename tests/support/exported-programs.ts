/** Programs that experiments are exported as: written with their records into a folder, and run by Python. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareData } from '../../src/compiler/data.ts';
import { type ExperimentSpec, variants } from '../../src/experiment/index.ts';
import type { ExportedStart, Program } from '../../src/export/exported.ts';
import { writeNpz } from '../../src/export/formats/npz.ts';
import { beginningOf, record } from '../../src/runtime/recording.ts';
import { readAsset, wasm } from './ort.ts';

/** As a slow machine needs for all experiments; see vitest.config.ts. */
export const HOUR = 3_600_000;
/** The longest line of a program, except in the text of its experiment. */
export const LONGEST = 100;

/** How programs are written, and how many steps they repeat. */
export interface Writing {
  readonly write: (exported: ExportedStart) => Program;
  readonly steps: number;
}

/** The program of an experiment; of several replicas, the first is recorded. */
export async function programOf(spec: ExperimentSpec, name: string, { write, steps }: Writing): Promise<Program> {
  const [first = spec] = variants(spec);
  const data = await prepareData(first, readAsset);
  const member = { spec: first, data };
  const recording = await record(await wasm, member, steps, beginningOf(member));
  return write({ ...member, whole: spec, replica: 0, recording, name });
}

/** A new folder for the programs of experiments. */
export class ProgramFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'nabla-programs-'));
  readonly sources: string[] = [];
  readonly paths: string[] = [];

  /** The name of a program, by the index of its experiment. */
  nameOf(index: number): string {
    return `program_${index}`;
  }

  /** Adds the program of each experiment, with its record beside it. @param ending of the programs */
  async add(specs: readonly ExperimentSpec[], writing: Writing, ending = 'py'): Promise<void> {
    for (const spec of specs) {
      const name = this.nameOf(this.paths.length);
      const { source, arrays } = await programOf(spec, name, writing);
      const path = join(this.path, `${name}.${ending}`);
      this.sources.push(source);
      this.paths.push(path);
      writeFileSync(path, source);
      writeFileSync(join(this.path, `${name}.npz`), writeNpz(arrays));
    }
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** Runs a script of `tests/support/python`. @returns what it prints as JSON @throws Error with what it says */
export function runScript(python: string, script: string, args: readonly string[]): unknown {
  const path = fileURLToPath(new URL(`./python/${script}`, import.meta.url));
  // Python would leave its bytecode among the sources.
  const output = execFileSync(python, ['-B', path, ...args], { encoding: 'utf8', stdio: 'pipe', maxBuffer: 1e8 });
  return JSON.parse(output);
}

/** The lines of a program that are too long, after the text of its experiment. */
export function longLinesOf(source: string): readonly string[] {
  const body = source.slice(source.indexOf('"""\n\n'));
  return body.split('\n').filter((line) => line.length > LONGEST);
}
