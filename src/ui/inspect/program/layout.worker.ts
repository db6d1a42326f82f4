import { type LayoutTask, layOut } from './layout.ts';

// A large graph takes about a second, which must not block the page.
self.onmessage = ({ data }: MessageEvent<LayoutTask>) => self.postMessage(layOut(data));
