import { SAMPLE_APPLICATION } from '../../common/sample-application.js';
import { type ChatMessage, type ChatPassage, type ChatRequest } from '../chat-request.js';
import { asksWhoAnswers, identityAnswer } from './identity.js';
import { type Quote, quotePassages } from './quote-passages.js';
import { readTerms } from './terms.js';
import { findRule, isAbout, PLAIN_RULE } from './rules.js';

/** What is asked is asked in the first lines; the rest, such as a pasted text, is not searched. */
const MAX_QUESTION_CHARACTERS = 4_000;

const NOTHING_FOUND = 'I found nothing in the documents that answers this.';

/** What the offline assistant answers, as Markdown. The same request always gets the same answer. */
export function composeAnswer(
  request: Pick<ChatRequest, 'applicationId' | 'messages' | 'passages' | 'knowledgeSearched'>,
): string {
  const question = findQuestion(request.messages);
  // The rules are those of a bank, and no other application is taken for one.
  const isSample = request.applicationId === SAMPLE_APPLICATION;
  if (asksWhoAnswers(question)) return identityAnswer(isSample);
  const { plain, quoted } = isSample ? findRule(question) : PLAIN_RULE;
  if (quoted === undefined) return plain;
  const fitting = request.passages.filter((passage) => isAbout(textOf(passage), quoted.subject));
  const quotes = quotePassages(question, fitting);
  if (quotes.length === 0) {
    const asksSomething = readTerms(question).size > 0;
    return request.knowledgeSearched && asksSomething ? `${NOTHING_FOUND}\n\n${plain}` : plain;
  }
  return [quoted.intro, ...quotes.map((quote) => format(quote)), quoted.outro].join('\n\n');
}

function findQuestion(messages: readonly ChatMessage[]): string {
  const last = messages.findLast((message) => message.role === 'user');
  return last?.content.slice(0, MAX_QUESTION_CHARACTERS) ?? '';
}

function textOf(passage: ChatPassage): string {
  return `${passage.title} ${passage.text}`;
}

/** The quotation marks also keep a quoted `#` or `-` from starting a heading or a list. */
function format({ passage, text }: Quote): string {
  return `**${escapeMarkdown(passage.title)}**\n\n> “${text}” [${passage.number}]`;
}

function escapeMarkdown(title: string): string {
  return title
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\*_`[\]<>]/g, String.raw`\$&`);
}
