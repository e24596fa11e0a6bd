import createClient from 'openapi-fetch';
import { checked, reachAs } from '../reach.js';
import { type paths } from '../schema.js';
import { applicationKey } from './application-key.js';

/** As `http`, in the name of whoever looks after the knowledge of an application. */
export const knowledgeHttp = createClient<paths>({
  fetch: (request) => reachAs(applicationKey.held, request),
});

knowledgeHttp.use({
  async onResponse({ response }) {
    await checked(response);
    return undefined;
  },
});
