import { vi } from 'vitest';
import { main } from '../../src/headless/main.ts';

/** What the command prints, and its exit status. */
export async function run(...argv: string[]) {
  const output = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output.out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    output.err += text;
    return true;
  });
  try {
    return { status: await main(argv), ...output };
  } finally {
    vi.restoreAllMocks();
  }
}
