import { formatNumber, formatPercent } from '../../../math/format.ts';
import { type AgentMaps, numbersAt } from './agent-maps.ts';

/** What an agent knows of a state: "value 0.71; up 82.0%, right 18.0%", the most probable action first. */
export function stateWords(
  actions: readonly string[],
  { value, policy, actionValues }: AgentMaps,
  cell: number,
): string {
  const ranked = (maps: Float32Array, write: (number: number) => string) =>
    numbersAt(maps, cell, actions.length)
      .map((number, action) => ({ number, name: actions[action] as string }))
      .sort((a, b) => b.number - a.number)
      .map(({ number, name }) => `${name} ${write(number)}`)
      .join(', ');
  const parts = [
    value && `value ${formatNumber(value[cell] as number)}`,
    actionValues ? ranked(actionValues, formatNumber) : policy && ranked(policy, formatPercent),
  ];
  return parts.filter(Boolean).join('; ');
}
