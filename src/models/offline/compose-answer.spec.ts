import { SAMPLE_APPLICATION } from '../../common/sample-application.js';
import { type ChatPassage } from '../chat-request.js';
import { composeAnswer } from './compose-answer.js';

function passage(number: number, title: string, text: string): ChatPassage {
  return { number, documentId: `doc_${number}`, title, text };
}

const SAVINGS = passage(
  1,
  'Savings Account Information',
  'Our savings accounts offer competitive interest rates starting at 2.5% APY. Minimum opening deposit is $100. No monthly fees for balances above $500.',
);
const CHECKING = passage(
  2,
  'Checking Account Features',
  'Our checking accounts include free ATM withdrawals, mobile check deposit, and overdraft protection. No minimum balance required.',
);
const OPENING = passage(
  3,
  'Account Opening Requirements',
  'To open an account, you need: valid government-issued ID, Social Security Number, proof of address, and initial deposit.',
);
const ALL = [SAVINGS, CHECKING, OPENING];

const sample = (request: Omit<Parameters<typeof composeAnswer>[0], 'applicationId'>): string =>
  composeAnswer({ applicationId: SAMPLE_APPLICATION, ...request });

function answer(
  question: string,
  passages: readonly ChatPassage[] = [],
  applicationId: string | undefined = SAMPLE_APPLICATION,
): string {
  const messages = [{ role: 'user' as const, content: question }];
  return composeAnswer({ applicationId, messages, passages, knowledgeSearched: passages.length > 0 });
}

const PLAIN = {
  balance: /^I'd be happy to help you check your account balance\. .* verify your identity/,
  opening: /^I can help you open an account\./,
  savings: /^We offer competitive savings accounts/,
  checking: /^Our checking accounts come with/,
  other: /^Thank you for your message\./,
};

/** The same, where something stands before it. */
const PLAIN_TEXT = {
  savings: /We offer competitive savings accounts/,
  other: /Thank you for your message\./,
};

describe('composeAnswer', () => {
  it.each([
    ['What is 2+2?', /2\.5%|\$/],
    ['Transfer 500 to Bob', /\$500/],
    ['Do you offer mortgages?', /savings accounts offer/],
    ['Where can I park my boat during the regatta when banks open?', /To open an account/],
  ])('quotes nothing for a number or one word in common: %s', (question, quoted) => {
    expect(answer(question, ALL)).not.toMatch(quoted);
  });

  it('does not take whoever leaves for one who asks for a balance', () => {
    expect(answer('I want to close my account')).not.toMatch(PLAIN.balance);
    expect(answer('My account, please')).toMatch(PLAIN.balance);
  });

  it.each([
    ['How do I renew a passport?', PLAIN_TEXT.other],
    ['Tell me about savings accounts', PLAIN_TEXT.savings],
  ])('says plainly that nothing was found for %s', (content, rest) => {
    const messages = [{ role: 'user' as const, content }];
    const nothing = 'I found nothing in the documents that answers this.';

    expect(sample({ messages, passages: [], knowledgeSearched: true })).toMatch(nothing);
    expect(sample({ messages, passages: [], knowledgeSearched: true })).toMatch(rest);
    expect(sample({ messages, passages: [], knowledgeSearched: false })).not.toMatch(nothing);
  });

  it('has nothing to look for in a greeting', () => {
    const messages = [{ role: 'user' as const, content: 'Hello!' }];

    expect(sample({ messages, passages: [], knowledgeSearched: true })).toMatch(PLAIN.other);
  });

  describe('with documents', () => {
    it.each([[ALL], [ALL.toReversed()], [[CHECKING, OPENING, SAVINGS]]])(
      'quotes, cites and names the document that answers, in any order',
      (passages) => {
        expect(answer('Tell me about savings accounts', passages)).toBe(
          [
            'Based on our current offerings:',
            '**Savings Account Information**',
            `> “${SAVINGS.text}” [1]`,
            'Would you like to open a savings account or learn more about our features?',
          ].join('\n\n'),
        );
        expect(answer('What are checking account features?', passages)).toBe(
          [
            "Here's information about our checking accounts:",
            '**Checking Account Features**',
            `> “${CHECKING.text}” [2]`,
            "Is there anything specific you'd like to know?",
          ].join('\n\n'),
        );
        expect(answer('How do I open an account?', passages)).toBe(
          [
            "To open an account, here's what you need:",
            '**Account Opening Requirements**',
            `> “${OPENING.text}” [3]`,
            'I can help guide you through the process. Would you like to proceed?',
          ].join('\n\n'),
        );
        expect(answer('Check my account balance', passages)).toMatch(PLAIN.balance);
      },
    );

    it.each([
      ['What is the minimum balance for a savings account?', '[1]'],
      ['Is there a minimum balance on checking?', 'No minimum balance required.” [2]'],
      ['ATM?', 'free ATM withdrawals'],
      ['What interest do you pay?', 'rates starting at 2.5% APY.” [1]'],
      ['proof of ADDRESS!!!', '[3]'],
    ])('finds the sentence for %j', (question, expected) => {
      expect(answer(question, ALL)).toContain(expected);
    });

    it('quotes only the sentences that answer, from several documents where they do', () => {
      const one = passage(
        4,
        'Cards',
        'We have many cards. The travel card costs $9 a month. Cards are blue.',
      );
      const two = passage(5, 'Fees', 'Wires cost $20. The travel card fee is waived for students.');
      const text = answer('Which fee has the travel card?', [one, two]);
      expect(text).toContain('**Fees**\n\n> “The travel card fee is waived for students.” [5]');
      expect(text).not.toContain('Wires');
      expect(text).not.toContain('blue');
    });

    it('quotes the row of a table or the item of a list that answers, without its marks', () => {
      const text =
        '# Fees\n\n## Cards\n\nA gold card costs 90\na year.\n\n| card | fee |\n|---|---|\n| silver | 30 |\n\n- copper is free';
      const fees = passage(1, 'Fees', text);

      expect(answer('What is the fee of silver?', [fees])).toMatch(/> “.*silver \| 30” \[1\]/);
      expect(answer('Is copper free?', [fees])).toContain('> “copper is free” [1]');
      expect(answer('What is the gold card?', [fees])).toContain('> “A gold card costs 90 a year.” [1]');
    });

    it('answers by rule where no document has the subject', () => {
      expect(answer('Tell me about savings accounts', [CHECKING])).toMatch(PLAIN_TEXT.savings);
      expect(answer('Which horse won?', ALL)).toMatch(PLAIN_TEXT.other);
    });

    it('shows a title as text, and bounds a sentence without an end', () => {
      const odd = passage(1, '*Loans* [v2]\n# now', `Loans ${'word '.repeat(500)}`);
      const text = answer('Do you have loans?', [odd]);
      expect(text).toContain(String.raw`**\*Loans\* \[v2\] # now**`);
      expect(text.length).toBeLessThan(600);
      expect(text).toContain(' …” [1]');
    });
  });

  describe('without documents', () => {
    it.each([
      ['Check my account balance', PLAIN.balance],
      ["What's my balance?", PLAIN.balance],
      ['Show me the balance of my savings account', PLAIN.balance],
      ['Tell me about my account', PLAIN.balance],
      ['How do I open an account?', PLAIN.opening],
      ['I want to OPEN a new savings account!', PLAIN.opening],
      ['What is needed for opening an account', PLAIN.opening],
      ['Tell me about savings accounts', PLAIN.savings],
      ['savings?', PLAIN.savings],
      ['What is the minimum balance for savings accounts?', PLAIN.savings],
      ['What are checking account features?', PLAIN.checking],
      ['checking', PLAIN.checking],
      ['Hello there', PLAIN.other],
      ['', PLAIN.other],
    ])('answers %j by its rule', (question, expected) => {
      expect(answer(question)).toMatch(expected);
    });

    it('answers the last user message, and a conversation without any', () => {
      const messages = [
        { role: 'user', content: 'savings?' },
        { role: 'assistant', content: 'Yes?' },
        { role: 'user', content: 'checking?' },
      ] as const;
      expect(sample({ messages, passages: [], knowledgeSearched: false })).toMatch(PLAIN.checking);
      expect(sample({ messages: [], passages: [], knowledgeSearched: false })).toMatch(PLAIN.other);
    });
  });

  describe('about itself', () => {
    it.each([
      'Who are you?',
      'who are you really',
      'What are you?',
      'Are you GPT?',
      'are you chat gpt-4',
      'Are you a real person?',
      'Are you an AI language model?',
      'Is this ChatGPT?',
      'Which model are you?',
      'What AI model is this?',
      'What’s your name?',
      'Who made you?',
      'Am I talking to a bot?',
      'Who am I speaking with?',
    ])('says what it is to %j', (question) => {
      expect(answer(question, ALL)).toMatch(/^I am the \*\*offline assistant\*\* .* not a language model/);
    });

    it.each([
      'What are your fees?',
      'Are you open on Sundays?',
      'What are you offering for savings?',
      'Which card is this?',
      'Are you able to help?',
    ])('answers %j', (question) => {
      expect(answer(question, ALL)).not.toContain('offline assistant');
    });
  });

  describe('for another application', () => {
    const other = (question: string, passages: readonly ChatPassage[] = []) =>
      answer(question, passages, 'app_harbour');

    it.each(['Hello', 'Check my account balance', 'savings?', 'How do I open an account?', 'Who are you?'])(
      'does not speak as a bank to %j',
      (question) => {
        expect(other(question)).not.toMatch(/bank|account|saving/i);
      },
    );

    it('asks for more where no document answers', () => {
      expect(other('Hello')).toBe(
        "Thank you for your message. Could you please provide more details about what you're looking for?",
      );
      const messages = [{ role: 'user' as const, content: 'What is covered at sea?' }];
      const searched = { messages, passages: [], knowledgeSearched: true };
      expect(composeAnswer({ applicationId: 'app_harbour', ...searched })).toMatch(
        /^I found nothing in the documents that answers this\.\n\nThank you/,
      );
    });

    it('quotes the documents that answer, without a subject of its own', () => {
      expect(other('Tell me about savings accounts', ALL)).toBe(
        [
          'Here is what I found:',
          '**Savings Account Information**',
          `> “${SAVINGS.text}” [1]`,
          "Is there anything specific you'd like to know?",
        ].join('\n\n'),
      );
    });

    it('says what it is', () => {
      expect(other('Who are you?')).toMatch(/^I am the \*\*offline assistant\*\* .* not a language model/);
    });
  });

  it('is quick with whatever is asked', () => {
    const startedAt = performance.now();
    for (const filler of ['what model ', 'opening the ', 'a', ' ', '? ']) answer(filler.repeat(100_000), ALL);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
