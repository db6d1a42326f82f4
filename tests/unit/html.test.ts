import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Whatever takes a text as HTML or as a program. `network.eval()` is a method of PyTorch in the programs that are exported. */
const RISKY =
  /\b(?:(?:inner|outer)HTML|insertAdjacentHTML|dangerouslySetInnerHTML|srcdoc|srcDoc|createContextualFragment)\b|document\.write|(?<!\bnetwork\.|\b(?:generator|discriminator)\.)\beval\(|new Function\(|trust: true/;

it('the page takes no text as HTML or as a program', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((name) => RISKY.test(readFileSync(`src/${name}`, 'utf8')))).toEqual([]);
});
