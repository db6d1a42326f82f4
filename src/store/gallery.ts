import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Whether the gallery is open above the page. It does not affect the run and is not part of the link. */
const gallery = createStore(() => ({ open: false }));

export function useGallery(): boolean {
  return useStore(gallery, ({ open }) => open);
}

export function openGallery(): void {
  gallery.setState({ open: true });
}

export function closeGallery(): void {
  gallery.setState({ open: false });
}
