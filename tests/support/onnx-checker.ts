import { execFileSync } from 'node:child_process';

const PYTHON = '/usr/bin/python3';

const CHECK = `
import glob, sys, onnx
for path in sorted(glob.glob(sys.argv[1] + '/*.onnx')):
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    onnx.shape_inference.infer_shapes(model, strict_mode=True)
    print(path)
`;

/** Whether Debian's Python has ONNX; says so if it has not. */
export function hasOnnxChecker(): boolean {
  try {
    execFileSync(PYTHON, ['-c', 'import onnx'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('onnx.checker was not asked about exported files: install python3-onnx.');
    return false;
  }
}

/** Asks ONNX's own checker about every file in a folder. @returns how many it accepts @throws Error with its objection */
export function acceptedFiles(folder: string): number {
  return execFileSync(PYTHON, ['-c', CHECK, folder], { encoding: 'utf8' }).trim().split('\n').length;
}
