import { type DocumentProperties } from '../documents/document.js';
import { type UploadedFile } from '../parsing/uploaded-file.js';
import { GatedParser } from './gated-parser.js';
import { auditIndex } from './index-audit.repository.js';
import { jobsLeft } from './ingestion-jobs-left.repository.js';
import { KnowledgeFixture } from './knowledge-fixture.js';

export const APPLICATION = 'app_1';

/** The knowledge base of the running test; one test has one. */
export let fixture: KnowledgeFixture;
/** Reads its files, each when the test says so. */
export let parser: GatedParser;

/** Makes it, empty. */
export async function open(): Promise<void> {
  parser = new GatedParser();
  fixture = await KnowledgeFixture.create('en', {}, undefined, parser);
}

/** Checks that the index holds what it should, and no more. */
export async function close(): Promise<void> {
  expect(await auditIndex(fixture.database)).toEqual({});
  await fixture.close();
}

export function fileOf(text: string, fileName = 'notes.txt'): UploadedFile {
  return { bytes: Buffer.from(text), fileName, mediaType: 'text/plain' };
}

export const get = (id: string) => fixture.catalogue.get(id);

export const add = (content: string, more: object = {}) =>
  fixture.knowledge.addDocument({
    applicationId: APPLICATION,
    title: 'Title',
    category: 'c',
    content,
    ...more,
  });

/** @returns the id of the file's document. */
export const upload = async (text: string, properties: DocumentProperties = {}) =>
  (await fixture.library.upload(APPLICATION, fileOf(text), properties)).document.id;

export const settled = (id: string) => fixture.runner.settled(id);

export const jobs = () => jobsLeft(fixture.database);

/** The texts of what is found, the best first. */
export const found = async (query: string): Promise<string[]> => {
  const turns = [{ role: 'user' as const, text: query }];
  const { hits } = await fixture.knowledge.search({ applicationId: APPLICATION, topK: 50, turns });
  return hits.map(({ document }) => document.content);
};
