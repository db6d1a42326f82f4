import { Moon, Sun } from 'lucide-react';
import { Button } from '../controls/Button.tsx';
import { toggleTheme, useDark } from '../theme.ts';

/** Switches between light and dark. */
export function ThemeButton() {
  const dark = useDark();
  const Icon = dark ? Sun : Moon;
  return (
    <Button
      look="round"
      aria-label="Dark theme"
      aria-pressed={dark}
      title={dark ? 'Light theme' : 'Dark theme'}
      onClick={toggleTheme}
    >
      <Icon size={15} aria-hidden="true" />
    </Button>
  );
}
