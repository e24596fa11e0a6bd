import { ParseError } from '../parse-error.js';
import { codePageOf, decodeBytes } from './code-pages.js';
import { type ParagraphShape, RtfParagraphs } from './rtf-paragraphs.js';
import { type RtfToken } from './rtf-tokens.js';
import { LEFT_OUT, READ_THOUGH_NEW, SIGNS } from './rtf-words.js';

const MAX_GROUPS = 1_000;
const DEFAULT_CODE_PAGE = 1252;

/** What the text of a group is: of the document or of something that is said of it. */
type Destination = 'text' | 'none' | 'fonts' | 'styles' | 'info' | 'title' | 'mark' | 'note';

interface Group {
  destination: Destination;
  isHidden: boolean;
  /** How many characters stand for those who cannot read one in Unicode. */
  substitutes: number;
  codePage: number;
  /** Of the type or the style that is being told. */
  told: number;
}

/**
 * Reads rich text sign by sign. Groups are kept on a stack of its own, so that depth costs none of the engine's.
 *
 * In one file: one walk, whose words share what stands open.
 */
export class RtfReader {
  title = '';
  private readonly paragraphs = new RtfParagraphs();
  private readonly groups: Group[] = [];
  private group: Group = {
    ...{ destination: 'text', isHidden: false, substitutes: 1, codePage: DEFAULT_CODE_PAGE, told: -1 },
  };
  private codePage = DEFAULT_CODE_PAGE;
  private readonly codePages = new Map<number, number>();
  private readonly levels = new Map<number, number>();
  private bytes: number[] = [];
  private substitutesLeft = 0;
  private isNew = false;
  private isInTable = false;
  private shape: ParagraphShape = { level: undefined, mark: undefined, depth: 0 };

  /** @throws ParseError where more groups are open than any document has. */
  read(token: RtfToken): void {
    switch (token.type) {
      case 'byte':
        this.addByte(token.byte);
        return;
      case 'text':
        for (let index = 0; index < token.text.length; index += 1) this.addByte(token.text.charCodeAt(index));
        return;
      case 'open':
        this.flush();
        this.groups.push(this.group);
        if (this.groups.length > MAX_GROUPS)
          throw new ParseError(
            'document_unreadable',
            `The document has more than ${MAX_GROUPS} groups within each other.`,
          );
        this.group = { ...this.group };
        this.isNew = false;
        return;
      case 'close':
        this.endGroup();
        return;
      case 'control':
        this.flush();
        this.obey(token.word.toLowerCase(), token.number);
    }
  }

  /** @returns the document as HTML. */
  build(): string {
    this.flush();
    return this.paragraphs.build();
  }

  private endGroup(): void {
    this.flush();
    this.substitutesLeft = 0;
    const { destination } = this.group;
    this.group = this.groups.pop() ?? this.group;
    if (destination === 'note' && this.group.destination !== 'note') this.paragraphs.push(') ');
  }

  private obey(word: string, number: number | undefined): void {
    const isNew = this.isNew;
    this.isNew = word === '*';
    if (LEFT_OUT.has(word)) this.group.destination = 'none';
    else if (this.group.destination === 'none') return;
    else if (isNew && !READ_THOUGH_NEW.has(word) && word !== '*' && !this.enter(word))
      this.group.destination = 'none';
    else if (word === 'u') this.addUnicode(number ?? 0);
    else if (SIGNS.has(word)) this.say(SIGNS.get(word) ?? '');
    else if (!this.enter(word)) this.change(word, number);
  }

  /** @returns whether the word begins a group of its own kind. */
  private enter(word: string): boolean {
    const { group } = this;
    if (word === 'fonttbl') group.destination = 'fonts';
    else if (word === 'stylesheet') group.destination = 'styles';
    else if (word === 'info') group.destination = 'info';
    else if (word === 'title' && group.destination === 'info') group.destination = 'title';
    else if (word === 'listtext' || word === 'pntext') {
      group.destination = 'mark';
      this.shape.mark = '';
    } else if (word === 'footnote') {
      group.destination = 'note';
      this.paragraphs.push(' (');
    } else return false;
    return true;
  }

  private change(word: string, number = 1): void {
    const { group } = this;
    if (word === 'ansicpg') this.codePage = group.codePage = number;
    else if (word === 'uc') group.substitutes = Math.max(number, 0);
    else if (word === 'v' || word === 'deleted') group.isHidden = number !== 0;
    else if (word === 'plain') group.isHidden = false;
    else if (word === 'f') this.changeFont(number);
    else if (word === 'fcharset' && group.destination === 'fonts')
      this.codePages.set(group.told, codePageOf(number) ?? this.codePage);
    else if (word === 's' && group.destination === 'styles') group.told = number;
    else if (word === 'outlinelevel' && group.destination === 'styles') this.setLevel(group.told, number + 1);
    else if (group.destination === 'text') this.changeParagraph(word, number);
    else if (word === 'par' || word === 'sect') this.say(' ');
  }

  private changeParagraph(word: string, number: number): void {
    if (word === 'par' || word === 'sect' || word === 'page') {
      this.paragraphs.endParagraph(this.isInTable, this.shape);
      this.shape = { ...this.shape, mark: undefined };
    } else if (word === 'pard') {
      this.shape = { level: undefined, mark: this.shape.mark, depth: 0 };
      this.isInTable = false;
    } else if (word === 'intbl') this.isInTable = true;
    else if (word === 'cell') this.paragraphs.endCell();
    else if (word === 'row') this.paragraphs.endRow();
    else if (word === 's') this.shape.level = this.levels.get(number) ?? this.shape.level;
    else if (word === 'outlinelevel') this.shape.level = levelOf(number + 1);
    else if (word === 'ilvl') this.shape.depth = Math.min(Math.max(number, 0), 8);
  }

  private changeFont(number: number): void {
    if (this.group.destination === 'fonts') this.group.told = number;
    else this.group.codePage = this.codePages.get(number) ?? this.codePage;
  }

  private setLevel(style: number, level: number): void {
    const known = levelOf(level);
    if (known !== undefined) this.levels.set(style, known);
  }

  private addUnicode(number: number): void {
    this.say(String.fromCharCode(number & 0xffff));
    this.substitutesLeft = this.group.substitutes;
  }

  private addByte(byte: number): void {
    if (this.substitutesLeft > 0) this.substitutesLeft -= 1;
    else this.bytes.push(byte);
  }

  private flush(): void {
    if (this.bytes.length === 0) return;
    const text = decodeBytes(this.bytes, this.group.codePage);
    this.bytes = [];
    this.say(text);
  }

  private say(text: string): void {
    const { destination, isHidden, told } = this.group;
    if (destination === 'mark') this.shape.mark = (this.shape.mark ?? '') + text;
    else if (destination === 'title') this.title += text;
    else if (destination === 'styles') this.nameStyle(told, text);
    else if ((destination === 'text' || destination === 'note') && !isHidden) this.paragraphs.push(text);
  }

  private nameStyle(style: number, name: string): void {
    const level = /^\s*(?:heading|überschrift|titre|título|titolo) (\d)/i.exec(name)?.[1];
    if (level !== undefined) this.setLevel(style, Number(level));
    else if (/^\s*title;/i.test(name)) this.setLevel(style, 1);
  }
}

/** Word counts nine levels, and one for text. */
function levelOf(level: number): number | undefined {
  return level >= 1 && level <= 9 ? Math.min(level, 6) : undefined;
}
