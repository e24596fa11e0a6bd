import { SAMPLE_APPLICATION } from '../../common/sample-application.js';
import { type Page, PLAIN_PAGE } from './page.js';

/** The page of the application that a new installation has documents for, until it is given another. */
const RETAIL_BANKING: Page = {
  ...PLAIN_PAGE,
  introduction:
    'Ask about accounts, savings or opening one. Where a reply draws on the knowledge base, it lists its sources.',
  placeholder: 'Ask about your banking…',
  quickActions: [
    'Tell me about savings accounts',
    'What are checking account features?',
    'How do I open an account?',
    'Check my account balance',
  ],
  translations: {
    de: {
      introduction:
        'Fragen Sie zu Konten, zum Sparen oder zur Kontoeröffnung. Stützt sich eine Antwort auf die Wissensbasis, nennt sie ihre Quellen.',
      placeholder: 'Fragen Sie zu Ihren Bankgeschäften …',
    },
    ar: {
      introduction:
        'اسأل عن الحسابات أو الادخار أو فتح حساب. وحين يستند الرد إلى قاعدة المعرفة، يذكر مصادره.',
      placeholder: 'اسأل عن معاملاتك المصرفية…',
    },
  },
  shows: { ...PLAIN_PAGE.shows, modelChoice: true, sharing: true },
};

/** By application. */
export const SAMPLE_PAGES: ReadonlyMap<string, Page> = new Map([[SAMPLE_APPLICATION, RETAIL_BANKING]]);
