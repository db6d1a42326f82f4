import { type LayoutTask, layOut } from './layout.ts';

// A second of work for a large graph: the page goes on meanwhile.
self.onmessage = ({ data }: MessageEvent<LayoutTask>) => self.postMessage(layOut(data));
