import { type Language } from '../applications/languages.js';
import { analyse } from '../knowledge/language/text-analyser.js';
import { type Token } from '../knowledge/language/token.js';
import { type ManifestPassageDto } from '../runs/manifest-passage.dto.js';

/** What is asked stands at the beginning of a long message, or is not told by its words: some thousand characters do. */
const MAX_ASKED = 4_000;

/** The words of what was asked and of the passages, read once for all the citations of a reply. */
export class CitationReadings {
  private readonly asked = new Map<Language, readonly Token[]>();
  private readonly passages = new Map<ManifestPassageDto, readonly Token[]>();

  constructor(private readonly question: string) {}

  askedIn(language: Language): readonly Token[] {
    const known = this.asked.get(language) ?? analyse(this.question.slice(0, MAX_ASKED), language);
    this.asked.set(language, known);
    return known;
  }

  tokensOf(passage: ManifestPassageDto, language: Language): readonly Token[] {
    const known = this.passages.get(passage) ?? analyse(passage.text, language);
    this.passages.set(passage, known);
    return known;
  }
}
