import { type Language } from '../../applications/languages.js';
import { defined } from '../../common/defined.js';
import { type KnowledgeDocument } from '../documents/document.js';
import { type DocumentContentsRepository } from '../documents/document-contents.repository.js';
import { type DocumentsRepository } from '../documents/documents.repository.js';
import { type IngestionJobsRepository } from '../documents/ingestion-jobs.repository.js';
import { type CorporaRepository } from './corpora.repository.js';
import { type Corpus } from './corpus.js';
import { type AnalysisInput, DocumentAnalysis } from './document-analysis.js';
import { type Edition, type Editions } from './editions.js';
import { type Entries } from './entries.js';
import { type HiddenPassages, type HiddenPassagesRepository } from './hidden-passages.repository.js';
import { type Ingestion } from './knowledge-writer.js';
import { type PassageIndex } from './passage-index.js';
import { FEW_POSTINGS } from './step-sizes.js';

/** Has documents become what their jobs say. */
export class IndexIntake {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly contents: DocumentContentsRepository,
    private readonly jobs: IngestionJobsRepository,
    private readonly corpora: CorporaRepository,
    private readonly index: PassageIndex,
    private readonly hidden: HiddenPassagesRepository,
    private readonly editions: Editions,
  ) {}

  /** See {@link KnowledgeWriter.prepare}. */
  async prepare(ingestion: Ingestion): Promise<boolean> {
    const known = this.editions.of(ingestion);
    // What came to nothing meanwhile is begun with its text, or not at all.
    const edition = known ?? (ingestion.isBegun ? undefined : await this.begin(ingestion));
    if (!edition) return false;
    const { analysis } = edition;
    if (!analysis.isDone) {
      analysis.advance();
      return true;
    }
    if (this.isLong(edition)) analysis.sort();
    return false;
  }

  /** What is to be written of a document before it is taken; undefined where that is nothing. */
  toStage(ingestion: Ingestion): Edition | undefined {
    const edition = this.editions.of(ingestion);
    return edition && this.isLong(edition) && !this.editions.isWritten(edition) ? edition : undefined;
  }

  /** Writes the next of it, in the transaction of the document. @returns how far it is, to be noted once that is over. */
  async write(edition: Edition, isEnabled: boolean, corpus: Corpus): Promise<Edition['progress']> {
    return this.editions.write(edition, isEnabled, corpus);
  }

  /** @returns whether there is more to write. */
  note(edition: Edition, progress: Edition['progress']): boolean {
    this.editions.note(edition, progress);
    return progress !== undefined && !this.editions.isWritten(edition);
  }

  /** What is left of these is not gone on with. */
  forget(documentIds: readonly string[]): void {
    for (const id of documentIds) this.editions.forget(id);
  }

  /** In the transaction, and with the corpus, of the document. @returns whether it is done. */
  async take(
    ingestion: Ingestion,
    document: KnowledgeDocument,
    opened: Corpus,
    entries: Entries,
  ): Promise<boolean> {
    const { documentId, token, language, changes } = ingestion;
    if (!(await this.jobs.has(documentId, token))) return false;
    const corpus = entries.has(opened.id) ? opened : await this.speak(opened, language);
    // What is left out stays as it is.
    const { content, ...others } = defined(changes) as Partial<KnowledgeDocument>;
    const next = { ...document, ...others, content: content ?? document.content };
    const structure =
      content === undefined ? await this.contents.findStructure(documentId) : ingestion.structure;
    const input = { documentId, title: next.title, text: next.content, structure, language: corpus.language };
    const edition = this.editions.of(ingestion);
    if (edition?.progress) {
      // Another process may have taken the job over, and begun anew.
      const isThere = await this.hidden.has(edition.progress.hidden);
      if (!isThere || !this.isFitting(edition, input, next)) return false;
    }
    await this.jobs.delete(documentId, token);
    if (content !== undefined) await this.contents.setContent(documentId, content, ingestion.structure);
    await this.index.retire(document, corpus);
    const passages = edition?.progress
      ? await this.show(edition.progress.hidden, edition)
      : await this.add(next, corpus, analysisOf(edition, input), entries);
    const outcome = { state: 'ready', passages, characters: next.content.length } as const;
    // The failure of a version that was sent is told until another is.
    const isVersion = changes.version !== undefined || document.state !== 'ready';
    await this.documents.update(
      documentId,
      { ...others, ...outcome, ...(isVersion && { failure: null }) },
      ingestion.changedAt,
    );
    return true;
  }

  /** An index that has nothing in it takes on any language. */
  async speak(corpus: Corpus, language: Language): Promise<Corpus> {
    if (corpus.passages > 0 || corpus.language === language) return corpus;
    await this.corpora.setLanguage(corpus.id, language);
    return { ...corpus, language };
  }

  private isLong({ analysis }: Edition): boolean {
    return analysis.isDone && (analysis.hasParts || analysis.size > FEW_POSTINGS);
  }

  private isFitting(edition: Edition, input: AnalysisInput, { enabled }: KnowledgeDocument): boolean {
    return (
      this.editions.isWritten(edition) &&
      edition.analysis.isOf(input) &&
      edition.progress?.isEnabled === enabled
    );
  }

  private async begin(ingestion: Ingestion): Promise<Edition | undefined> {
    const { documentId, token, language, changes } = ingestion;
    const document = await this.documents.find(documentId);
    if (!document) return undefined;
    const corpus = await this.corpora.find(document.applicationId);
    const isNewText = changes.content !== undefined;
    const analysis = new DocumentAnalysis({
      documentId,
      title: changes.title ?? document.title,
      text: changes.content ?? document.content,
      structure: isNewText ? ingestion.structure : await this.contents.findStructure(documentId),
      // As `speak` has it.
      language: corpus && corpus.passages > 0 ? corpus.language : language,
    });
    return this.editions.begin(token, analysis);
  }

  /** What was written before is found from now on. @returns how many passages that is. */
  private async show(hidden: HiddenPassages, { analysis }: Edition): Promise<number> {
    await this.hidden.delete(hidden);
    await this.corpora.grow(hidden.corpusId);
    return analysis.count;
  }

  private async add(
    document: KnowledgeDocument,
    corpus: Corpus,
    { passages: analysed }: DocumentAnalysis,
    entries: Entries,
  ): Promise<number> {
    const passages = await this.index.add(document, corpus, analysed);
    if (document.enabled) await entries.add(corpus, passages);
    return passages.length;
  }
}

/** What was made ahead, if it was made of the same. */
function analysisOf(edition: Edition | undefined, input: AnalysisInput): DocumentAnalysis {
  const made = edition?.analysis;
  return made?.isDone === true && !made.hasParts && made.isOf(input) ? made : DocumentAnalysis.of(input);
}
