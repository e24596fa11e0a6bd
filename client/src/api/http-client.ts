import createClient from 'openapi-fetch';
import { checked, reach } from './reach.js';
import { type paths } from './schema.js';

/** Every request for JSON goes through here: typed by the API's own document, and a refusal is thrown. */
export const http = createClient<paths>({ fetch: reach });

http.use({
  async onResponse({ response }) {
    await checked(response);
    return undefined;
  },
});

/** The body of an answer that has one by contract. */
export function bodyOf<T>(answer: { data?: T }): NonNullable<T> {
  if (answer.data === undefined || answer.data === null)
    throw new Error('The server answered without a body.');
  return answer.data;
}
