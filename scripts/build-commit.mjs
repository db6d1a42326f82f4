import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds the page at an earlier commit, in a temporary worktree. It uses this checkout's `node_modules` if the commit has
 * the same dependencies, and installs its own otherwise.
 * @param {string} commit
 * @throws Error if git does not know the commit or it does not build
 * @returns the folder of its sources, and a function that removes it
 */
export function buildCommit(commit) {
  const folder = join(mkdtempSync(join(tmpdir(), 'nabla-base-')), 'sources');
  const remove = () => {
    git('worktree', 'remove', '--force', folder);
    rmSync(join(folder, '..'), { recursive: true, force: true });
  };
  git('worktree', 'add', '--quiet', '--detach', folder, commit);
  try {
    if (lockFile(folder).equals(lockFile(root)))
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci'], folder);
    run(process.execPath, [join(folder, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'], folder);
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, remove };
}

function lockFile(folder) {
  return readFileSync(join(folder, 'package-lock.json'));
}

function git(...args) {
  run('git', args, root);
}

function run(command, args, cwd) {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}
