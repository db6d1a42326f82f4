import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ButtonHTMLAttributes, FocusEvent } from 'react';
import { Button } from './Button.tsx';
import styles from './OpenMenu.module.css';

export interface OpenMenuProps {
  readonly button: ButtonHTMLAttributes<HTMLButtonElement>;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly onChoose: (id: string) => void;
}

/**
 * The button of a `ChoiceMenu` after the first press, with its menu open. The menu is rendered in the region of the
 * page that contains its button.
 */
export default function OpenMenu({ button, label, value, options, onChoose }: OpenMenuProps) {
  return (
    <DropdownMenu.Root defaultOpen modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button {...button} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        className={styles.menu}
        align="start"
        sideOffset={6}
        collisionPadding={8}
        loop
        onFocus={startAtChosen}
      >
        <DropdownMenu.Label className={styles.label}>{label}</DropdownMenu.Label>
        <DropdownMenu.RadioGroup value={value} onValueChange={onChoose}>
          {options.map((option) => (
            <DropdownMenu.RadioItem key={option.id} value={option.id} className={styles.item}>
              <DropdownMenu.ItemIndicator className={styles.mark}>
                <Check size={14} aria-hidden="true" />
              </DropdownMenu.ItemIndicator>
              {option.label}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

/** Moves the focus to the chosen option when the menu opens. */
function startAtChosen({ target, currentTarget }: FocusEvent<HTMLElement>) {
  if (target === currentTarget) currentTarget.querySelector<HTMLElement>('[aria-checked="true"]')?.focus();
}
