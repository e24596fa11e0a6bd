import { type NewDocument } from '../documents/document.js';
import { type DocumentHit } from '../index/hits/search-result.js';
import { KnowledgeFixture } from './knowledge-fixture.js';

export const BANK = 'app_retail_banking';

/** The knowledge base of the running test; one test has one. */
export let fixture: KnowledgeFixture;

/** Makes it, empty. */
export async function open(): Promise<void> {
  fixture = await KnowledgeFixture.create();
}

export const add = (content: string, more: Partial<NewDocument> = {}) =>
  fixture.knowledge.addDocument({ title: 'Title', category: 'c', applicationId: BANK, content, ...more });

export const search = async (query: string, topK = 5, applicationId = BANK) =>
  (await fixture.knowledge.search({ applicationId, turns: [{ role: 'user', text: query }], topK })).hits;

export const contents = (hits: DocumentHit[]) => hits.map(({ document }) => document.content);
