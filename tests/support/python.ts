/** A Python with packages that check what is exported. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installFromDebian } from '../../scripts/debian.mjs';

/** All of Debian's that tests import, so that they are installed at once. The package is called `python3-<name>`. */
const MODULES = ['torch', 'onnx', 'nbformat', 'numpy'] as const;
type Module = (typeof MODULES)[number];
/** Modules that Debian does not have. A test that finds none of them runs on a stand-in. */
type Further = 'jax' | 'optax' | 'keras';

/** The path of a Python that can import these modules: $PYTHON, `python3`, or that of the system; null if none can. */
export function pythonWith(modules: readonly (Module | Further)[]): string | null {
  return [process.env.PYTHON, 'python3', '/usr/bin/python3'].find((path) => path && hasAll(path, modules)) ?? null;
}

/**
 * The same, but if none can, the modules are installed into that of the system if this is Debian and the user is root.
 * @param unchecked what is not checked without it, which is then said in a line
 * @returns null if there is none
 */
export function findPython(modules: readonly Module[], unchecked: string): string | null {
  const found = () => pythonWith(modules);
  const python = found() ?? alone(() => found() ?? (install() ? found() : null));
  if (python === null) console.warn(`Not checked, because no Python has ${modules.join(', ')}: ${unchecked}.`);
  return python;
}

function install(): boolean {
  return installFromDebian(
    MODULES.map((name) => `python3-${name}`),
    `No Python has ${MODULES.join(', ')}`,
  );
}

function hasAll(path: string, modules: readonly string[]): boolean {
  const check = 'import importlib.util, sys; sys.exit(not all(map(importlib.util.find_spec, sys.argv[1:])))';
  return spawnSync(path, ['-c', check, ...modules], { stdio: 'ignore' }).status === 0;
}

const LOCK = join(tmpdir(), 'nabla-python-is-being-installed');
/** Longer than an installation takes. */
const PATIENCE = 15 * 60_000;

/** Runs something while no other test file does; they run in parallel. */
function alone<T>(action: () => T): T {
  const end = Date.now() + PATIENCE;
  while (!takes() && Date.now() < end) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  try {
    return action();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

/** Whether the lock could be taken: only one process can make the folder. */
function takes(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    return false;
  }
}
