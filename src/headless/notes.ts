import { writeFile } from 'node:fs/promises';
import { judge } from '../goals/claim.ts';
import { NOTES, noteOf } from '../notes/index.ts';
import { openEngine } from '../runtime/session.ts';
import { readAsset } from './assets.ts';
import { type DemonstratedCurve, demonstrate } from './demonstrate.ts';

const CURVES = new URL('../notes/curves.json', import.meta.url);

/**
 * Runs the demonstrations of all notes and writes the curves of those whose picture they are.
 * @param report receives a line for each claim that is not true
 */
export async function writeCurves(report: (line: string) => void): Promise<void> {
  const engine = await openEngine('wasm');
  const curves: [id: string, runs: readonly DemonstratedCurve[]][] = [];
  for (const id of NOTES.map((note) => note.id).sort()) {
    const { picture, demonstration } = noteOf(id);
    const ofNote: DemonstratedCurve[] = [];
    for (const run of demonstration.runs) {
      const { measured, curve } = await demonstrate(run, engine, readAsset);
      ofNote.push(curve);
      for (const claim of run.claims) {
        const { value, holds } = judge(claim, measured);
        if (!holds) report(`${id}, ${run.name}: ${claim.quantity} is ${value}, not ${claim.operator} ${claim.bound}`);
      }
    }
    if (picture?.kind === 'curves') curves.push([id, ofNote]);
  }
  const lines = curves.map(([id, runs]) => `  ${JSON.stringify(id)}: ${JSON.stringify(runs)}`);
  await writeFile(CURVES, `{\n${lines.join(',\n')}\n}\n`);
}
