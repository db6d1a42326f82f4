export { layerTitles } from '../spec/index.ts';
