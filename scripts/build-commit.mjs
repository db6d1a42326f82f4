import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds the page of an earlier commit in a temporary folder. It uses this checkout's `node_modules` if the commit has the
 * same dependencies, and installs its own otherwise.
 * @param {string} commit
 * @throws Error if git does not know the commit or it does not build
 * @returns the folder of its sources, and a function that removes it
 */
export function buildCommit(commit) {
  const archive = run('git', ['archive', commit], root);
  const folder = mkdtempSync(join(tmpdir(), 'nabla-base-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    run('tar', ['-x', '-C', folder], root, archive);
    if (lockFile(folder).equals(lockFile(root))) {
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    } else {
      run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci'], folder);
    }
    run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], folder);
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, remove };
}

function lockFile(folder) {
  return readFileSync(join(folder, 'package-lock.json'));
}

function run(command, args, cwd, input) {
  return execFileSync(command, args, { cwd, input, stdio: ['pipe', 'pipe', 'inherit'], maxBuffer: 2 ** 30 });
}
