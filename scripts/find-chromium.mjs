import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { installFromDebian, run } from './debian.mjs';

const MINUTE = 60_000;
const NOT_FOUND = 'No Chromium found';

/**
 * Finds the path of a Chromium or Chrome that starts on this machine. It looks for an installed one first, because
 * Playwright's download is not reachable from everywhere, and installs one only if there is none.
 * @throws Error in one sentence if there is none and none can be installed
 */
export async function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (starts(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is "${chosen}", but no Chromium starts from there.`);
  }
  const found = installed().find(starts) ?? downloaded() ?? download() ?? installChromium();
  if (found) return found;
  throw new Error(
    'No Chromium or Chrome was found and none could be installed: install one, or set CHROMIUM_PATH to its executable.',
  );
}

/** Where Chromium and Chrome are usually installed, whether or not they are. */
function installed() {
  const home = homedir();
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome'].flatMap((name) =>
      ['/Applications', join(home, 'Applications')].map((folder) => join(folder, `${name}.app/Contents/MacOS/${name}`)),
    );
  }
  if (process.platform === 'win32') {
    const { PROGRAMFILES, LOCALAPPDATA, 'PROGRAMFILES(X86)': PROGRAMFILES_X86 } = process.env;
    return [PROGRAMFILES, PROGRAMFILES_X86, LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => ['Chromium', 'Google/Chrome'].map((name) => join(folder, name, 'Application/chrome.exe')));
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...new Set([...folders, '/usr/bin', '/usr/local/bin', '/opt/google/chrome', '/snap/bin'])].flatMap((folder) =>
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'].map((name) =>
      join(folder, name),
    ),
  );
}

/** Whether the browser runs: Ubuntu's `chromium-browser` may be a stub, and a download may lack system libraries. */
function starts(path) {
  if (!existsSync(path)) return false;
  // Chrome for Windows does not support `--version`; it would open a window.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 2 * MINUTE }).status === 0;
}

function downloaded() {
  const path = chromium.executablePath();
  return starts(path) ? path : undefined;
}

function download() {
  const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
  run(NOT_FOUND, process.execPath, [playwright, 'install', 'chromium'], 3 * MINUTE);
  return downloaded();
}

function installChromium() {
  return installFromDebian(['chromium'], NOT_FOUND) ? installed().find(starts) : undefined;
}
