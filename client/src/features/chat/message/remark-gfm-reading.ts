import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type remarkParse from 'remark-parse';

type Parser = ThisParameterType<typeof remarkParse>;

/** Tables, tasks, footnotes and the rest of GitHub's Markdown, to be read: `remark-gfm` brings also all that writes it. */
export function remarkGfmReading(this: Parser): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(gfm());
  (data.fromMarkdownExtensions ??= []).push(gfmFromMarkdown());
}
