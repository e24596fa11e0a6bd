import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_MESSAGE_LENGTH } from './limits.js';

interface Described {
  components: { schemas: { SendMessageRequest: { properties: { content: { maxLength: number } } } } };
}

it('the page counts up to what the server takes', async () => {
  const file = join(import.meta.dirname, '../../../openapi.json');
  const { components } = JSON.parse(await readFile(file, 'utf8')) as Described;
  expect(components.schemas.SendMessageRequest.properties.content.maxLength).toBe(MAX_MESSAGE_LENGTH);
});
