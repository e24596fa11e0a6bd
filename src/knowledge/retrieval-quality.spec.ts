import { type Turn } from './index/words/query-builder.js';
import { KnowledgeFixture } from './testing/knowledge-fixture.js';

const APPLICATION = 'quality';

/** What a small bank might know; short texts that share many words, as help pages do. */
const PAGES: Record<string, string> = {
  'Opening an account':
    'To open an account, bring an identity card and proof of your address. It takes ten minutes.',
  'Closing an account':
    'You may close your account at any time. Move the remaining balance first; we confirm by letter.',
  'Savings rates': 'Savings accounts earn 2.5% a year, paid monthly. The rate may change each quarter.',
  'Monthly fees': 'A checking account costs 4 a month, and nothing while the balance stays above 500.',
  'Lost or stolen card':
    'Block a lost card in the app at once. A replacement is sent within five working days.',
  'Card arrival':
    'A new card arrives by post a week after it was ordered. Track the delivery in the app under Cards.',
  'Activating a card': 'Activate your new card with its PIN at any cash machine, or in the app.',
  'Forgotten PIN': 'If you do not remember your PIN, ask for a reminder in the app. It is sent by post.',
  'Cash withdrawals': 'Withdrawals at our machines are free. Other banks may charge 2 for each withdrawal.',
  'Transfers abroad':
    'Sending money to another country takes three days and costs 0.5%. Exchange rates are those of the day.',
  'Pending transfers': 'A transfer is pending until the other bank accepts it, usually by the next morning.',
  'Cancelling a transfer':
    'A transfer can be cancelled while it is pending: choose it in the app and press Cancel.',
  Overdraft: 'An overdraft lets the balance fall below zero, up to the limit agreed. Interest is 9% a year.',
  'Home loans': 'We lend up to 80% of the price of a house for up to thirty years. Bring three payslips.',
  'Changing your address':
    'Tell us your new address in the app under Profile, and send a copy of a bill that shows it.',
  Complaints: 'Write to us when something went wrong. You have an answer within fifteen days.',
};

const QUESTIONS: [question: string, page: string][] = [
  ['What do I need to open an account?', 'Opening an account'],
  ['can I get rid of my account', 'Closing an account'],
  ['how much do savings earn?', 'Savings rates'],
  ['Why was I charged 4 this month?', 'Monthly fees'],
  ['I have lost my card!', 'Lost or stolen card'],
  ['someone stole my card', 'Lost or stolen card'],
  ["My new card still hasn't arrived", 'Card arrival'],
  ['where can i track the delivery', 'Card arrival'],
  ['activating my card', 'Activating a card'],
  ['I forgot my pin', 'Forgotten PIN'],
  ['fee for withdrawing cash at another bank', 'Cash withdrawals'],
  ['send money to a different country', 'Transfers abroad'],
  ['Why is my transfer still pending?', 'Pending transfers'],
  ['how do I cancel a transfer', 'Cancelling a transfer'],
  ['what interest is there on an overdraft', 'Overdraft'],
  ['do you lend money for houses', 'Home loans'],
  ['I moved, my address is new', 'Changing your address'],
  ['I want to complain', 'Complaints'],
];

const FOLLOW_UPS: [turns: [user: string, assistant: string], question: string, page: string][] = [
  [
    ['Tell me about the overdraft', 'It lets the balance fall below zero.'],
    'How much is it a year?',
    'Overdraft',
  ],
  [['I want to send money abroad', 'Transfers abroad are possible.'], 'How many days?', 'Transfers abroad'],
  [['I lost my card', 'Block it in the app.'], 'When is the new one sent?', 'Lost or stolen card'],
  [['Do savings earn anything?', 'Yes, 2.5%.'], 'Is that paid each year?', 'Savings rates'],
  [['How do I close an account?', 'At any time.'], 'And what about the balance?', 'Closing an account'],
];

describe('retrieval quality', () => {
  let fixture: KnowledgeFixture;

  beforeAll(async () => {
    fixture = await KnowledgeFixture.create();
    for (const [title, content] of Object.entries(PAGES)) {
      await fixture.knowledge.addDocument({ applicationId: APPLICATION, category: 'help', title, content });
    }
  });

  afterAll(() => fixture.close());

  const titles = async (turns: Turn[]) =>
    (await fixture.knowledge.retrieve({ applicationId: APPLICATION, turns, topK: 3 })).passages.map(
      ({ document }) => document.title,
    );
  const share = (results: boolean[]) => results.filter(Boolean).length / results.length;

  it('puts the page that answers first, mostly', async () => {
    const first: boolean[] = [];
    for (const [question, page] of QUESTIONS) {
      first.push((await titles([{ role: 'user', text: question }]))[0] === page);
    }

    // Some ask in words that no page has, which no search by words can find.
    expect(share(first)).toBeGreaterThanOrEqual(0.8);
  });

  it('understands follow-ups by what was said before', async () => {
    const withHistory: boolean[] = [];
    const alone: boolean[] = [];
    for (const [[user, assistant], question, page] of FOLLOW_UPS) {
      const last: Turn = { role: 'user', text: question };
      const history: Turn[] = [
        { role: 'user', text: user },
        { role: 'assistant', text: assistant },
      ];
      withHistory.push((await titles([...history, last]))[0] === page);
      alone.push((await titles([last]))[0] === page);
    }

    expect(share(withHistory)).toBe(1);
    expect(share(withHistory)).toBeGreaterThan(share(alone));
  });
});
