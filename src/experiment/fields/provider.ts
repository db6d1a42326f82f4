import type { ProviderChoice } from '../experiment.ts';
import { listed } from '../listed.ts';
import { nearest } from '../near.ts';
import { complain, quote } from '../notices.ts';
import { change } from '../words.ts';
import { single } from './single.ts';

const NAMES: Readonly<Record<ProviderChoice, string>> = { auto: 'auto', wasm: 'WASM', webgpu: 'WebGPU' };
export const PROVIDERS = Object.keys(NAMES) as readonly ProviderChoice[];

export const provider = single('provider', {
  key: 'provider',
  standard: () => 'auto',

  read(notices, text, standard) {
    const known = PROVIDERS.find((one) => one === text);
    if (known) return known;
    const what = `unknown provider ${quote(text)}`;
    const instead = `using ${standard} instead`;
    notices.add('provider', complain(what, nearest(text, PROVIDERS), instead, `Known: ${listed(PROVIDERS)}.`));
    return standard;
  },

  print: (chosen) => chosen,
  fit: (_, given, standard) => (PROVIDERS.includes(given) ? given : standard),
  trainsAlike: true,
  choosing: 'recompile',
  differences: (a, b) => change('provider', NAMES[a], NAMES[b]),
});
