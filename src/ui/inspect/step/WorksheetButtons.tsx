import type { SlowStepView } from '../../../runtime/protocol.ts';

export function WorksheetButtons(_: { readonly view: SlowStepView; readonly example: number }) {
  return null;
}
