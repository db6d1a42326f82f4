import { shortened } from '../markdown/paragraphs.ts';
import type { Facts } from '../markdown/read-facts.ts';

/** The value of a fact. @throws Error if it is missing */
export function given<Name extends string>(facts: Facts<Name>, name: Name): string {
  const value = facts[name];
  if (value === undefined) throw new Error(`the line "- ${name}: …" is missing`);
  return value;
}

/** A whole number. @throws Error that names the range if it is missing or is none */
export function wholeIn<Name extends string>(facts: Facts<Name>, name: Name, min: number, max: number): number {
  const text = given(facts, name);
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) {
    throw new Error(`"- ${name}: ${shortened(text)}" is not a whole number from ${min} to ${max}`);
  }
  return value;
}

/** One of some values. @throws Error that lists them if it is missing or is none of them */
export function oneOf<Name extends string, Value extends string | number>(
  facts: Facts<Name>,
  name: Name,
  values: readonly Value[],
): Value {
  const text = given(facts, name);
  const value = values.find((known) => String(known) === text);
  if (value === undefined) throw new Error(`"- ${name}: ${shortened(text)}" is none of ${values.join(', ')}`);
  return value;
}

/** A text in code. @throws Error if it is missing or is not in code */
export function codeIn<Name extends string>(facts: Facts<Name>, name: Name): string {
  const text = given(facts, name);
  const [, code] = text.match(/^`([^`]+)`$/) ?? [];
  if (code === undefined) throw new Error(`the value of "- ${name}: ${shortened(text)}" is not in code: \`…\``);
  return code.trim();
}
