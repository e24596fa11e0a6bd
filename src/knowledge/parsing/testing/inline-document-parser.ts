import { DocumentParser, type ParseProgress } from '../document-parser.js';
import { parseFile } from '../parse-file.js';
import { DEFAULT_PARSING_LIMITS, type ParsingLimits } from '../parsing-limits.js';
import { type FlatText, flatten } from '../structured-text.js';
import { type UploadedFile } from '../uploaded-file.js';

/** In the thread of whoever asks, without bounds on time and memory: for tests and tools. */
export class InlineDocumentParser extends DocumentParser {
  constructor(private readonly limits: ParsingLimits = DEFAULT_PARSING_LIMITS) {
    super();
  }

  override async parse(
    file: UploadedFile,
    signal: AbortSignal,
    onProgress?: ParseProgress,
  ): Promise<FlatText> {
    signal.throwIfAborted();
    const document = await parseFile(file, { limits: this.limits, signal, onProgress });
    signal.throwIfAborted();
    return flatten(document);
  }
}
