import { findCitations } from './citations.js';
import { type CitationsDto } from './citations.dto.js';
import { type ManifestPassageDto } from './manifest-passage.dto.js';
import { type ManifestContentDto } from './manifest.dto.js';
import { type ReplyMetadataDto } from './reply-metadata.dto.js';
import { type FoundTrace, type TraceCandidateDto, type TraceDto, type TraceLegDto } from './retrieval.dto.js';
import { type CitedSourceDto } from './source.dto.js';

/** A shape as it may be stored: earlier versions did not write the `Later` members yet. */
type Stored<Shape, Later extends keyof Shape> = Omit<Shape, Later> & Partial<Pick<Shape, Later>>;

type Place = 'document_version' | 'start' | 'end' | 'headings';

type StoredManifest = Stored<
  Omit<ManifestContentDto, 'passages'>,
  'knowledge_searched' | 'answerability' | 'window' | 'refused'
> & {
  passages: Stored<ManifestPassageDto, Place>[];
};

type StoredCandidate = Stored<TraceCandidateDto, 'headings'>;
type StoredTrace = Stored<Omit<FoundTrace, 'legs' | 'fused'>, 'weights' | 'answerability'> & {
  legs: (Stored<Omit<TraceLegDto, 'candidates'>, 'full_score' | 'weight'> & {
    candidates: StoredCandidate[];
  })[];
  fused: StoredCandidate[];
};

type StoredReply = Omit<ReplyMetadataDto, 'sources'> & {
  sources: Stored<CitedSourceDto, Place | 'quote' | 'cited'>[];
};

const NO_PLACE = { document_version: null, start: null, end: null, headings: [] };

/** A manifest as it is written today, whichever version stored it. */
export function readManifest(json: string): ManifestContentDto {
  const stored = JSON.parse(json) as StoredManifest;
  const passages = stored.passages.map((passage) => ({ ...NO_PLACE, ...passage }));
  return {
    knowledge_searched: passages.length > 0,
    answerability: null,
    window: null,
    refused: [],
    ...stored,
    passages,
  };
}

/** A trace as it is written today. @param citations null until the reply has ended. */
export function readTrace(json: string, citations: string | null): TraceDto {
  const { legs, fused, ...rest } = JSON.parse(json) as StoredTrace;
  return {
    weights: null,
    answerability: null,
    ...rest,
    legs: legs.map((leg) => ({
      full_score: null,
      weight: null,
      ...leg,
      candidates: leg.candidates.map(withHeadings),
    })),
    fused: fused.map(withHeadings),
    ...(citations === null ? { cited: [], invented: [] } : (JSON.parse(citations) as CitationsDto)),
  };
}

/** The metadata of a reply as it is written today. @param content the text of the reply. */
export function readReplyMetadata(metadata: object, content: string): ReplyMetadataDto {
  const { sources, ...rest } = metadata as StoredReply;
  // The first versions did not look for citations: what those replies cite, their text alone tells.
  const isChecked = sources.every(({ cited }) => cited !== undefined);
  const found = isChecked ? undefined : findCitations(content, new Set(sources.map(({ number }) => number)));
  return {
    ...(found && { invented_citations: found.invented }),
    ...rest,
    sources: sources.map((source) => ({
      ...{ ...NO_PLACE, quote: '', cited: found?.cited.includes(source.number) ?? false },
      ...source,
    })),
  };
}

function withHeadings(candidate: StoredCandidate): TraceCandidateDto {
  return { headings: [], ...candidate };
}
