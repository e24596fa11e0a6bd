import { bestSentence, Wanted } from '../knowledge/documents/passages/best-sentence.js';
import { type Passage } from '../knowledge/documents/passages/passage.js';
import { sentencesOf } from '../knowledge/documents/passages/sentences.js';
import { type RetrievedPassage } from '../knowledge/index/hits/search-result.js';
import { wantedTerms } from '../knowledge/index/hits/wanted-terms.js';
import { type Retrieval } from '../knowledge/retrieval/passage-finder.js';
import { type ManifestPassageDto, type ManifestSectionDto } from '../runs/manifest-passage.dto.js';

/** A passage as it is put before the model, with what it takes to say where a reply cites it. */
export function toManifestPassage(
  { passage, document, score }: RetrievedPassage,
  number: number,
  { terms, language }: Pick<Retrieval, 'terms' | 'language'>,
): ManifestPassageDto {
  const sentences = sentencesOf(passage, language);
  const wanted = new Wanted(wantedTerms(terms), language);
  const best = bestSentence(sentences, wanted.findIn(passage.text), wanted);
  const { startOffset: from } = passage;
  const sentence = best && {
    ...{ start: from + best.start, end: from + best.end },
    quote: passage.text.slice(best.start, best.end),
  };
  return {
    number,
    passage_id: passage.id,
    document_id: document.id,
    document_version: document.version,
    title: document.title,
    start: passage.startOffset,
    end: passage.endOffset,
    headings: [...(best ?? passage).headings],
    ...(sentence && { sentence }),
    sections: sectionsOf(passage),
    sentences: sentences.map(({ start, end }): [number, number] => [from + start, from + end]),
    language,
    text: passage.text,
    score,
  };
}

/** From where on which headings hold: those above its beginning first. */
function sectionsOf({ startOffset, headings, parts = [] }: Passage): ManifestSectionDto[] {
  const inside = parts.flatMap((part) =>
    part.headings ? [{ start: startOffset + part.start, headings: [...part.headings] }] : [],
  );
  return inside[0]?.start === startOffset
    ? inside
    : [{ start: startOffset, headings: [...headings] }, ...inside];
}
