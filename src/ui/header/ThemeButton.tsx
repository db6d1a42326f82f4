import { Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../controls/Button.tsx';

/** Switches between light and dark. The first choice is made in index.html, before the first paint. */
export function ThemeButton() {
  const [dark, setDark] = useState(() => document.documentElement.dataset.theme === 'dark');

  function toggle() {
    const theme = dark ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem('nabla-theme', theme);
    } catch {
      // A frame without storage: the choice lasts as long as the page.
    }
    setDark(!dark);
  }

  const Icon = dark ? Sun : Moon;
  return (
    <Button
      look="round"
      aria-label="Dark theme"
      aria-pressed={dark}
      title={dark ? 'Light theme' : 'Dark theme'}
      onClick={toggle}
    >
      <Icon size={15} aria-hidden="true" />
    </Button>
  );
}
