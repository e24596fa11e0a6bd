/** The application this page belongs to. */
export const APPLICATION_ID = 'app_retail_banking';
