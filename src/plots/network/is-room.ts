/** Whether a target in the network is free space rather than a control. */
export function isRoom(target: EventTarget | null): boolean {
  return target instanceof Element && !target.closest('button, input, select, label, fieldset, [popover], dialog');
}
