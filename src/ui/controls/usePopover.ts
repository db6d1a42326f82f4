import { type ToggleEvent, useState } from 'react';

/**
 * Whether a popover is open, so that a closed one renders no content.
 * @returns this, and the listeners for the popover
 */
export function usePopover() {
  const [isOpen, setOpen] = useState(false);
  const listeners = {
    onBeforeToggle: ({ newState }: ToggleEvent) => {
      if (newState === 'open') setOpen(true);
    },
    // The content stays until the browser has returned the focus to the button.
    onToggle: ({ newState }: ToggleEvent) => {
      if (newState === 'closed') setOpen(false);
    },
  };
  return [isOpen, listeners] as const;
}
