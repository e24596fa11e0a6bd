import { integerBetween, normal, type Random, seededRandom } from './random.ts';
import { Vocabulary } from './vocabulary.ts';

export interface SyntheticDocument {
  title: string;
  content: string;
}

export interface SyntheticTurn {
  role: 'user' | 'assistant';
  content: string;
}

const TOPICS = 400;
const WORDS_OF_TOPIC = 60;
/** Characters of a passage: most are between 700 and 1,700. */
const LENGTH = { median: 1_100, deviation: 0.4, min: 250, max: 1_900 };
/** What the splitter makes of a long text, in characters. */
const LONG_PASSAGE = 1_500;

/** Documents and conversations about them, the same for the same number in every run. */
export class SyntheticCorpus {
  private readonly vocabulary = new Vocabulary();
  private readonly topics: readonly string[][];

  constructor() {
    const random = seededRandom(1);
    this.topics = Array.from({ length: TOPICS }, () =>
      Array.from({ length: WORDS_OF_TOPIC }, () => this.vocabulary.contentWord(random, [], 0)),
    );
  }

  /** @param passages about how many the text is long enough for. */
  document(number: number, passages: number): SyntheticDocument {
    const random = seededRandom(1_000 + number);
    const topic = this.topicOf(number);
    const length =
      passages === 1
        ? Math.min(
            LENGTH.max,
            Math.max(LENGTH.min, LENGTH.median * Math.exp(LENGTH.deviation * normal(random))),
          )
        : passages * LONG_PASSAGE;
    const title = this.words(random, topic, integerBetween(random, 2, 6));
    let content = '';
    while (content.length < length)
      content += `${this.paragraph(random, topic, length - content.length)}\n\n`;
    return { title, content: content.slice(0, Math.max(length, LENGTH.min)).trim() };
  }

  /** Three questions and the replies between them, about what a document is about; a user's turn is last. */
  conversation(documentNumber: number, number: number): SyntheticTurn[] {
    const random = seededRandom(1_000_000_007 + number);
    const topic = this.topicOf(documentNumber);
    const ask = (from: number, to: number): SyntheticTurn => ({
      role: 'user',
      content: `${this.question(random, topic, integerBetween(random, from, to))}?`,
    });
    const reply = (): SyntheticTurn => ({ role: 'assistant', content: this.paragraph(random, topic, 500) });
    return [ask(8, 14), reply(), ask(6, 12), reply(), ask(4, 9)];
  }

  private topicOf(documentNumber: number): readonly string[] {
    const spread = Math.imul(documentNumber, 0x9e3779b1) >>> 0;
    return this.topics[spread % TOPICS] ?? [];
  }

  /** People ask for what a text is about more than for anything else. */
  private question(random: Random, topic: readonly string[], words: number): string {
    return Array.from({ length: words }, () =>
      random() < 0.6 ? this.vocabulary.word(random, []) : this.vocabulary.contentWord(random, topic, 0.8),
    ).join(' ');
  }

  private words(random: Random, topic: readonly string[], count: number): string {
    return Array.from({ length: count }, () => this.vocabulary.word(random, topic)).join(' ');
  }

  /** Sentences, up to about so many characters. */
  private paragraph(random: Random, topic: readonly string[], characters: number): string {
    const sentences: string[] = [];
    let length = 0;
    for (let count = integerBetween(random, 2, 6); count > 0 && length < characters; count--) {
      const sentence = this.words(random, topic, integerBetween(random, 8, 22));
      sentences.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`);
      length += sentence.length + 2;
    }
    return sentences.join(' ');
  }
}
