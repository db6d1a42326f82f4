import { pairsOf } from '../../src/experiment/fragment.ts';
import { type ExperimentSpec, print } from '../../src/experiment/index.ts';

/** Of some names of controls, those whose value differs between two experiments. Names of parts have no value. */
export function changedOf(names: readonly string[], a: ExperimentSpec, b: ExperimentSpec): readonly string[] {
  return names.filter((name) => JSON.stringify(settingOf(name, a)) !== JSON.stringify(settingOf(name, b)));
}

/** The value of a control, such as `net`, `net.units` or `opt.lr`; undefined for what has none, or its default. */
function settingOf(name: string, spec: ExperimentSpec): unknown {
  const [control = '', argument] = name.split('.');
  const value = pairsOf(print(spec)).find(({ key }) => key === control)?.value;
  if (argument === undefined) return value;
  const { layers } = spec;
  if (control === 'net') {
    if (argument === 'layers') return layers.length;
    return layers.map(({ args, activation }) => (argument === 'activation' ? activation : args[argument]));
  }
  const { data, optimizer, loss, initializer, schedule } = spec;
  const call = { data, opt: optimizer, loss, init: initializer, schedule }[control];
  return call === undefined ? value : call.args[argument];
}
