import { SAMPLE_APPLICATION } from '../../common/sample-application.js';
import { type NewDocument } from '../documents/document.js';

/** What a new installation knows, so that its first search finds something. */
export const SAMPLE_DOCUMENTS: readonly NewDocument[] = [
  {
    title: 'Savings Account Information',
    content:
      'Our savings accounts offer competitive interest rates starting at 2.5% APY. Minimum opening deposit is $100. No monthly fees for balances above $500.',
    category: 'products',
    applicationId: SAMPLE_APPLICATION,
  },
  {
    title: 'Checking Account Features',
    content:
      'Our checking accounts include free ATM withdrawals, mobile check deposit, and overdraft protection. No minimum balance required.',
    category: 'products',
    applicationId: SAMPLE_APPLICATION,
  },
  {
    title: 'Account Opening Requirements',
    content:
      'To open an account, you need: valid government-issued ID, Social Security Number, proof of address, and initial deposit.',
    category: 'procedures',
    applicationId: SAMPLE_APPLICATION,
  },
];
