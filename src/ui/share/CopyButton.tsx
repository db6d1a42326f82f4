import { Check, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../controls/Button.tsx';
import { copy } from '../header/copy.ts';
import { useSaid } from './useSaid.ts';

interface CopyButtonProps {
  readonly text: string;
  readonly look?: 'plain' | 'primary';
  /** Announced when the text has been copied. */
  readonly said: string;
  /** Announces in place of the button. */
  readonly onSaid?: (said: string) => void;
  readonly children: ReactNode;
}

/** A button that copies a text, and shows and announces whether it did. */
export function CopyButton({ text, look = 'plain', said, onSaid, children }: CopyButtonProps) {
  const [own, say] = useSaid();
  async function press() {
    const result = (await copy(text)) ? said : 'Select the text and copy it';
    say(result);
    onSaid?.(result);
  }
  return (
    <>
      <Button look={look} onClick={() => void press()}>
        {own === said ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
        {children}
      </Button>
      {!onSaid && (
        <span className="visually-hidden" role="status">
          {own}
        </span>
      )}
    </>
  );
}
