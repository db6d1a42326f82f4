import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const MINUTE = 60_000;

/**
 * Installs packages, if this is Debian and the user is root.
 * @param why precedes the command in what a person sees who waits: "No Chromium found"
 * @returns whether it tried
 */
export function installFromDebian(packages, why) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  run(why, 'apt-get', ['update'], 3 * MINUTE);
  run(why, 'apt-get', ['install', '-y', '--no-install-recommends', ...packages], 10 * MINUTE);
  return true;
}

/** Runs an installer. Its output goes to stderr, so that a person sees why the tests wait. */
export function run(why, command, args, timeout) {
  console.error(`${why}, running: ${[command, ...args].join(' ')}`);
  spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    timeout,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
