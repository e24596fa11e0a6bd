import { type KnowledgeReader } from '../knowledge-reader.js';
import { type KnowledgeWriter } from '../knowledge-writer.js';
import { type MethodNames } from './behind-thread.js';

export const READER_METHODS: MethodNames<KnowledgeReader> = {
  findDocuments: true,
  findPassages: true,
  readDocuments: true,
  explain: true,
  findUnembedded: true,
  findLesson: true,
  vectorProgress: true,
};

export const WRITER_METHODS: MethodNames<KnowledgeWriter> = {
  prepare: true,
  stage: true,
  ingest: true,
  remove: true,
  setEnabled: true,
  storeVectors: true,
  settleVectors: true,
  finishVectors: true,
  learnWeights: true,
  keepWeights: true,
  sweepVectors: true,
  prepareSweep: true,
  sweepPassages: true,
  renewPassages: true,
};
