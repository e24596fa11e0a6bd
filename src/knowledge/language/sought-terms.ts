import { type Language } from '../../applications/languages.js';

/** Languages whose stemmers take from the end of a word alone, but for words of few letters: `dying` becomes `die`. */
const SUFFIXING = new Set<Language>(['en', 'da', 'de', 'es', 'fr', 'it', 'no', 'pt', 'sv', 'none']);
/** Of terms of so many letters only the first is sure. */
const SHORT_TERM = 3;
/** The same where it may be written with an `e` behind it: `Aerosol` is read as `Ärosol` is. */
const UMLAUTS = /^[aou]/;
const ASCII_CODES = 128;

/** Terms to look for in texts of one language. */
export class SoughtTerms {
  private readonly terms: ReadonlySet<string>;
  /** By the first letter and the second: whether one of the terms begins so. */
  private readonly beginnings = new Uint8Array(ASCII_CODES * ASCII_CODES);
  private readonly isToldByBeginning: boolean;

  constructor(
    terms: Iterable<string>,
    readonly language: Language,
  ) {
    this.terms = new Set(terms);
    this.isToldByBeginning = SUFFIXING.has(language);
    for (const term of this.terms) this.addBeginning(term);
  }

  has(term: string): boolean {
    return this.terms.has(term);
  }

  /**
   * Whether a run of letters may have one of the terms. Most have another beginning, and telling that takes a fraction of
   * making their terms.
   */
  mayBeIn(run: string): boolean {
    if (!this.isToldByBeginning) return true;
    for (let index = 0; index < run.length; index += 1) if (run.charCodeAt(index) >= ASCII_CODES) return true;
    const first = lower(run.charCodeAt(0));
    const second = run.length > 1 ? lower(run.charCodeAt(1)) : 0;
    return this.beginnings[first * ASCII_CODES + second] === 1;
  }

  private addBeginning(term: string): void {
    const first = term.charCodeAt(0);
    const second = term.charCodeAt(1);
    if (first >= ASCII_CODES) return;
    const isFirstAlone = term.length <= SHORT_TERM || (this.language === 'de' && UMLAUTS.test(term));
    if (isFirstAlone) this.beginnings.fill(1, first * ASCII_CODES, (first + 1) * ASCII_CODES);
    else if (second < ASCII_CODES) this.beginnings[first * ASCII_CODES + second] = 1;
  }
}

/** Of a letter or a digit of ASCII. */
function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}
