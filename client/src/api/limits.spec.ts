import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_COMMENT_LENGTH, MAX_MESSAGE_LENGTH } from './limits.js';

interface Described {
  components: { schemas: Record<string, { properties: Record<string, { maxLength: number }> }> };
}

it.each([
  ['SendMessageRequest', 'content', MAX_MESSAGE_LENGTH],
  ['GiveFeedbackRequest', 'comment', MAX_COMMENT_LENGTH],
])('the page counts up to what the server takes: %s.%s', async (schema, property, length) => {
  const file = join(import.meta.dirname, '../../../openapi.json');
  const { components } = JSON.parse(await readFile(file, 'utf8')) as Described;
  expect(components.schemas[schema]?.properties[property]?.maxLength).toBe(length);
});
