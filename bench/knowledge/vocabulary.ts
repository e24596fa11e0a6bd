import { type Random } from './random.ts';

/** The most frequent words of English, the most frequent first: nearly half of any text. */
const FUNCTION_WORDS =
  'the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were her all she there would their we him been has when who will more no if out so said what up its about into than them can only other new some could time these two may then do first any my now such like our over man me even most made after also did many before must through'.split(
    ' ',
  );

const SYLLABLES = ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 't', 'v'].flatMap((consonant) =>
  ['a', 'e', 'i', 'o', 'u'].map((vowel) => consonant + vowel),
);

/** Made-up words of two to four syllables, one for each number. */
function inventWord(number: number): string {
  let word = '';
  let rest = number;
  for (let count = 0; count < 2 || rest > 0; count++) {
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return word;
}

/** Words whose frequency falls with their rank, as Zipf found in every language. */
class ZipfWords {
  private readonly words: readonly string[];
  private readonly cumulative: Float64Array;

  /** @param offset flattens the head, as Mandelbrot proposed. */
  constructor(words: readonly string[], offset: number) {
    this.words = words;
    this.cumulative = new Float64Array(words.length);
    let sum = 0;
    for (const rank of words.keys()) {
      sum += 1 / (rank + 1 + offset);
      this.cumulative[rank] = sum;
    }
  }

  draw(random: Random): string {
    const target = random() * (this.cumulative.at(-1) ?? 0);
    let low = 0;
    let high = this.cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.cumulative[middle] ?? 0) <= target) low = middle + 1;
      else high = middle;
    }
    return this.words[low] ?? '';
  }
}

const CONTENT_WORDS = 60_000;
/** Words like "the" and "of" are so much of a text. */
const FUNCTION_SHARE = 0.45;
/** Of the other words so many are those of what the text is about. */
const TOPIC_SHARE = 0.35;

/** Draws words as texts use them. */
export class Vocabulary {
  private readonly functionWords = new ZipfWords(FUNCTION_WORDS, 2);
  private readonly contentWords = new ZipfWords(
    Array.from({ length: CONTENT_WORDS }, (_, number) => inventWord(number)),
    20,
  );

  /** Any word of a text about `topic`. */
  word(random: Random, topic: readonly string[]): string {
    return random() < FUNCTION_SHARE
      ? this.functionWords.draw(random)
      : this.contentWord(random, topic, TOPIC_SHARE);
  }

  /** A word that carries meaning. @param topicShare how likely it is one of the topic's. */
  contentWord(random: Random, topic: readonly string[], topicShare: number): string {
    if (topic.length === 0 || random() >= topicShare) return this.contentWords.draw(random);
    return topic[Math.floor(random() * random() * topic.length)] ?? '';
  }
}
