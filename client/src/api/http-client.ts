import createClient from 'openapi-fetch';
import { checked, reach, reachAs } from './reach.js';
import { type paths } from './schema.js';

/** Every request for JSON goes through here: typed by the API's own document, and a refusal is thrown. */
export const http = createClient<paths>({ fetch: reach });

/** The same for whoever it is: nobody says who they are, and an access that has ended is in nobody's way. */
export const httpAsNobody = createClient<paths>({ fetch: (request) => reachAs(null, request) });

for (const client of [http, httpAsNobody]) {
  client.use({
    async onResponse({ response }) {
      await checked(response);
      return undefined;
    },
  });
}

/** The body of an answer that has one by contract. */
export function bodyOf<T>(answer: { data?: T }): NonNullable<T> {
  if (answer.data === undefined || answer.data === null)
    throw new Error('The server answered without a body.');
  return answer.data;
}
