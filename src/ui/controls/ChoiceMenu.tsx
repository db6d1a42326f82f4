import { type ComponentType, type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';
import type { OpenMenuProps } from './OpenMenu.tsx';

interface ChoiceMenuProps {
  readonly label: string;
  readonly title?: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly className?: string | undefined;
  readonly onChoose: (id: string) => void;
  /** What stands on the button. */
  readonly children: ReactNode;
}

const load = () => import('./OpenMenu.tsx');

/** A small button with a menu of one choice. The menu comes when a hand comes near. */
export function ChoiceMenu({ label, title, value, options, className, onChoose, children }: ChoiceMenuProps) {
  const [Menu, setMenu] = useState<ComponentType<OpenMenuProps> | null>(null);
  const words = (
    <>
      <span className="visually-hidden">{label}: </span>
      {children}
    </>
  );
  const button = { className, title, children: words };
  if (Menu) return <Menu button={button} label={label} value={value} options={options} onChoose={onChoose} />;
  return (
    <Button
      {...button}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={load}
      onFocus={load}
      onClick={() => load().then((module) => setMenu(() => module.default))}
    />
  );
}
