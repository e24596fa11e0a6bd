const WHO_QUESTIONS: readonly RegExp[] = [
  /\bwho (?:are|r) (?:you|u)\b/,
  /\bwhat are you\b(?: (?:exactly|really|actually|then))?\s*(?:[?.!,]|$)/,
  /\bwhat(?:'s| is) your name\b/,
  /\bwho (?:made|built|created|trained|programmed) you\b/,
  /\bwho am i (?:talking|speaking|chatting|writing) (?:to|with)\b/,
  /\b(?:am i|are we) (?:talking|speaking|chatting|writing) (?:to|with) (?:an? |the )?(?:ai|bot|robot|human|person|machine|model|real|chat|gpt|claude)/,
  /\b(?:which|what) (?:\w+ ){0,2}(?:model|llm|ai|version|gpt)\b.*\b(?:you|this|i am|i'm)\b/,
  /\b(?:are you|is this|you are|you're|aren't you) (?:really |actually |just |still )?(?:an? |the |some )?(?:real |actual |large |ai )?(?:chat ?gpt|gpt|openai|open ai|claude|anthropic|gemini|bard|llama|mistral|copilot|deepseek|grok|qwen|ai\b|bot\b|chatbot|robot|human|person|machine|language model|model\b|llm|computer|offline)/,
];

/** Whether the question is who, or which model, answers. */
export function asksWhoAnswers(question: string): boolean {
  const text = question.toLowerCase().replace(/’/g, "'");
  return WHO_QUESTIONS.some((pattern) => pattern.test(text));
}

const BANK_QUESTIONS =
  'I answer a few banking questions by fixed rules, and quote the documents that fit your question.';
const DOCUMENTS = 'I quote the documents that fit your question, and have no other answers.';

/** What the assistant says of itself, whatever model it is taken for. @param isSample whether it has rules for a bank. */
export function identityAnswer(isSample: boolean): string {
  return (
    'I am the **offline assistant** built into this platform. I am not a person and not a language model, so not ' +
    `GPT, Claude or any other: ${isSample ? BANK_QUESTIONS : DOCUMENTS} How can I help you?`
  );
}
