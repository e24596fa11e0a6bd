import { readTerms } from './terms.js';

/** How the assistant answers one kind of question. */
export interface Rule {
  readonly name: 'balance' | 'open-account' | 'savings' | 'checking' | 'account' | 'default' | 'plain';
  matches(question: string): boolean;
  /** The answer where no document has one. */
  readonly plain: string;
  /** What goes around a quotation. Undefined where no document can answer. */
  readonly quoted: QuotedAnswer | undefined;
}

export interface QuotedAnswer {
  readonly intro: string;
  readonly outro: string;
  /** Only documents that have this word are quoted. */
  readonly subject: string | undefined;
}

const BALANCE_ANSWER =
  "I'd be happy to help you check your account balance. For security purposes, please verify your identity " +
  'through our secure authentication system.';

const ANY_DOCUMENT: QuotedAnswer = {
  intro: 'Here is what I found:',
  outro: "Is there anything specific you'd like to know?",
  subject: undefined,
};

/** Those of the sample, a bank, in the order they are asked. The narrow ones stand before the wide ones, so that every one is reached. */
const RULES: readonly Rule[] = [
  { name: 'balance', matches: asksForOwnBalance, plain: BALANCE_ANSWER, quoted: undefined },
  {
    name: 'open-account',
    matches: asksToOpenAccount,
    plain:
      "I can help you open an account. You'll need some basic information and documents. Shall we get started?",
    quoted: {
      intro: "To open an account, here's what you need:",
      outro: 'I can help guide you through the process. Would you like to proceed?',
      subject: 'open',
    },
  },
  {
    name: 'savings',
    matches: (question) => /\bsavings?\b/i.test(question),
    plain: 'We offer competitive savings accounts with great rates. Would you like to know more details?',
    quoted: {
      intro: 'Based on our current offerings:',
      outro: 'Would you like to open a savings account or learn more about our features?',
      subject: 'savings',
    },
  },
  {
    name: 'checking',
    matches: (question) => /\bchecking\b/i.test(question),
    plain: 'Our checking accounts come with many convenient features. What would you like to know?',
    quoted: {
      intro: "Here's information about our checking accounts:",
      outro: "Is there anything specific you'd like to know?",
      subject: 'checking',
    },
  },
  {
    name: 'account',
    matches: asksForAccount,
    plain: BALANCE_ANSWER,
    quoted: ANY_DOCUMENT,
  },
];

const DEFAULT_RULE: Rule = {
  name: 'default',
  matches: () => true,
  plain:
    "Thank you for your message. I'm here to help with your banking needs. Could you please provide more details " +
    "about what you're looking for?",
  quoted: ANY_DOCUMENT,
};

/** For any application but the sample: nothing is known of it but its documents. */
export const PLAIN_RULE: Rule = {
  name: 'plain',
  matches: () => true,
  plain: "Thank you for your message. Could you please provide more details about what you're looking for?",
  quoted: ANY_DOCUMENT,
};

/** How the sample's question is answered. */
export function findRule(question: string): Rule {
  return RULES.find((rule) => rule.matches(question)) ?? DEFAULT_RULE;
}

/** Whether a document may be quoted under the rule. */
export function isAbout(text: string, subject: string | undefined): boolean {
  if (subject === undefined) return true;
  const terms = readTerms(text);
  return [...readTerms(subject)].every((term) => terms.has(term));
}

/** Of one's account, and of nothing that is to be done with it: to close one is no question of its balance. */
function asksForAccount(question: string): boolean {
  return (
    /\baccounts?\b/i.test(question) &&
    !/\b(?:clos|cancel|delet|lock|block|freez|chang|transfer|merg|join|shar)\w*/i.test(question)
  );
}

/** The balance of a product's terms ("minimum balance for savings") is in the documents; one's own is not. */
function asksForOwnBalance(question: string): boolean {
  if (!/\bbalances?\b/i.test(question) || /\b(?:minimum|required?|requirements?|fees?)\b/i.test(question)) {
    return false;
  }
  return /\b(?:my|our)\b/i.test(question) || !/\b(?:savings?|checking)\b/i.test(question);
}

function asksToOpenAccount(question: string): boolean {
  return (
    (/\bopen\b/i.test(question) && /\baccounts?\b/i.test(question)) ||
    /\bopening (?:(?:an?|the|my|new) ){0,2}(?:\w+ )?accounts?\b|\baccount opening\b/i.test(question)
  );
}
