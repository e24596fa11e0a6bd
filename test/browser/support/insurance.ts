import { type Platform } from './platform.js';

export const TITLE = 'Travel insurance of the gold card';
export const QUESTION = 'What is paid for lost luggage with the gold card?';

/** Sentences enough for a passage of its own. */
function fill(topic: string): string {
  const sentence = (number: number) =>
    `Rule ${number} of ${topic} says what a customer may expect, and until when a claim has to be made in writing.`;
  return Array.from({ length: 11 }, (_, index) => sentence(index + 1)).join(' ');
}

export const CONTENT = [
  '# Travel insurance',
  fill('all travel'),
  '## Luggage',
  `Lost luggage is paid up to 2,000 euros 🧳 per traveller. ${fill('luggage')}`,
  '## Cancellation',
  `A trip cancelled for illness is paid back in full, less 50 euros. ${fill('cancellation')}`,
].join('\n\n');

/** Adds a document that a question about lost luggage finds, in the application of the page. */
export async function addInsurance(platform: Platform, content = CONTENT): Promise<string> {
  const document = await platform.call('POST', '/v1/knowledge/documents', {
    title: TITLE,
    content,
    category: 'insurance',
    application_id: 'app_retail_banking',
  });
  return (document as { id: string }).id;
}
