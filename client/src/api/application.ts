import { visitor } from './visit.js';

/** The application this page belongs to. */
export const APPLICATION_ID = visitor?.applicationId ?? 'app_retail_banking';
