import { useMemo } from 'react';
import { Problem } from '../../export/Problem.tsx';
import { useWritten } from '../../export/useWritten.ts';
import inside from '../Inside.module.css';
import { Graph } from './Graph.tsx';
import { viewOfFile } from './graph.ts';
import { FILE_WORDS } from './words.ts';

/** The graph of the ONNX file that the network is exported as. */
export function ExportedNetwork() {
  const { written, problem, retry } = useWritten('onnx');
  const file = written?.graph;
  const graph = useMemo(() => file && viewOfFile(file), [file]);
  if (problem) return <Problem problem={problem} onRetry={retry} />;
  if (!graph) return <p className={inside.waiting}>The graph appears as soon as the file is written.</p>;
  return <Graph graph={graph} words={FILE_WORDS} />;
}
