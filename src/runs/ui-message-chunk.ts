import {
  type AbortChunkDto,
  type CitationsChunkDto,
  type ContinuedChunkDto,
  type DeltaChunkDto,
  type ErrorChunkDto,
  type FinishChunkDto,
  type MessageMetadataChunkDto,
  type PartBoundaryChunkDto,
  type SourceDocumentChunkDto,
  type StartChunkDto,
  type StepChunkDto,
} from './stream-chunks.dto.js';

/** The chunks of the AI SDK's UI message stream that a run's log is made of, as the API documents them. */
export type UiMessageChunk =
  | StartChunkDto
  | StepChunkDto
  | SourceDocumentChunkDto
  | PartBoundaryChunkDto
  | DeltaChunkDto
  | CitationsChunkDto
  | ContinuedChunkDto
  | MessageMetadataChunkDto
  | TerminalChunk;

/** A log ends with exactly one of these. */
export type TerminalChunk = FinishChunkDto | AbortChunkDto | ErrorChunkDto;
