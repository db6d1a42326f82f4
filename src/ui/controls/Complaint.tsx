import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import styles from './Complaint.module.css';
import popover from './Popover.module.css';

interface ComplaintProps {
  readonly id: string;
  /** The field below which it is shown. */
  readonly about: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Explains why a field rejects or changes what was typed. Escape or a press anywhere closes it. */
export function Complaint({ id, about, onClose, children }: ComplaintProps) {
  const bubble = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    if (about.current) bubble.current?.showPopover({ source: about.current });
  }, [about]);

  useEffect(() => {
    const onPointerDown = () => close.current();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // Whatever contains the field stays open.
      event.preventDefault();
      event.stopPropagation();
      close.current();
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    document.addEventListener('keydown', onKeyDown, true);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
      document.removeEventListener('keydown', onKeyDown, true);
    };
  }, []);

  return (
    <div ref={bubble} id={id} popover="manual" role="alert" className={`${popover.popover} ${styles.complaint}`}>
      {children}
    </div>
  );
}
