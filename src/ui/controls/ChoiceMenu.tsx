import type { ReactNode } from 'react';
import { FailureDialog } from '../parts/FailureDialog.tsx';
import { loadable } from '../parts/loadable.ts';
import { useAsked } from '../parts/useAsked.ts';
import { Button } from './Button.tsx';

interface ChoiceMenuProps {
  readonly label: string;
  readonly title?: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly className?: string | undefined;
  readonly onChoose: (id: string) => void;
  /** The content of the button. */
  readonly children: ReactNode;
}

const menu = loadable(() => import('./OpenMenu.tsx'));

/** A small button with a menu in which one option is chosen. The menu loads on hover or focus. */
export function ChoiceMenu({ label, title, value, options, className, onChoose, children }: ChoiceMenuProps) {
  const asked = useAsked(menu);
  const words = (
    <>
      <span className="visually-hidden">{label}: </span>
      {children}
    </>
  );
  const button = { className, title, children: words };
  if (asked.value)
    return <asked.value.default button={button} label={label} value={value} options={options} onChoose={onChoose} />;
  return (
    <>
      <Button
        {...button}
        aria-haspopup="menu"
        aria-expanded={false}
        onPointerEnter={menu.preload}
        onFocus={menu.preload}
        onClick={asked.ask}
      />
      {asked.error !== undefined && (
        <FailureDialog name={`The menu “${label}”`} error={asked.error} onRetry={asked.ask} onClose={asked.forget} />
      )}
    </>
  );
}
