import { execFileSync } from 'node:child_process';
import { findPython } from './python.ts';

const CHECK = `
import glob, sys, onnx
for path in sorted(glob.glob(sys.argv[1] + '/*.onnx')):
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    onnx.shape_inference.infer_shapes(model, strict_mode=True)
    print(path)
`;

const python = findPython(['onnx'], 'whether ONNX’s own checker accepts exported files');

/** Whether a Python has ONNX. */
export const hasOnnxChecker = python !== null;

/** Asks ONNX's own checker about every file in a folder. @returns how many it accepts @throws Error with its objection */
export function acceptedFiles(folder: string): number {
  return execFileSync(python as string, ['-c', CHECK, folder], { encoding: 'utf8' })
    .trim()
    .split('\n').length;
}
