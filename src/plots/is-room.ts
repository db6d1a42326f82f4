/** Whether a place in the network has no control on it. */
export function isRoom(target: EventTarget | null): boolean {
  return target instanceof Element && !target.closest('button, input, select, label, fieldset, [popover], dialog');
}
