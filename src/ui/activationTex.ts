import { entryOf } from '../experiment/index.ts';

/** The definition of an activation as a function of x, up to the equals sign and after it. */
const DEFINITION = /^(?:\\begin\{aligned\} )?(.+?)\(x(?:_i)?\)(?:_i)? &?= (.*)$/s;
/** The name of a function that has none. */
const NAMELESS = '\\varphi';

/** The name of a function in its definition, null if it has none, and what it is defined as. */
export function definitionIn(tex: string): { readonly name: string | null; readonly value: string } {
  const [, name = NAMELESS, value = ''] = DEFINITION.exec(tex) ?? [];
  return { name: name === NAMELESS ? null : name, value };
}

/** The name of an activation as a function, in TeX: by default its id. */
export function functionTex(id: string): string {
  return definitionIn(entryOf('activations', id).tex).name ?? `\\operatorname{${id.replaceAll('_', '\\_')}}`;
}

/**
 * The formula of a layer with its activation in place of φ.
 * @param tex the formula of its kind
 * @param activation id of its activation; null if it has none
 */
export function withActivation(tex: string, activation: string | null): string {
  if (activation === null) return tex;
  if (activation === 'linear') return tex.replace(/\\varphi\((.*)\)$/, '$1');
  return tex.replaceAll(NAMELESS, functionTex(activation));
}
