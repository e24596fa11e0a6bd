/** The application that a new installation has a page, documents and ready answers for. */
export const SAMPLE_APPLICATION = 'app_retail_banking';
