import { applyDecorators, Header } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiHeader,
  ApiResponse,
  type ApiResponseSchemaHost,
  getSchemaPath,
} from '@nestjs/swagger';
import {
  AbortChunkDto,
  CitationsChunkDto,
  ContinuedChunkDto,
  DeltaChunkDto,
  ErrorChunkDto,
  FinishChunkDto,
  MessageMetadataChunkDto,
  PartBoundaryChunkDto,
  SourceDocumentChunkDto,
  StartChunkDto,
  StepChunkDto,
} from './stream-chunks.dto.js';

const chunks = [
  StartChunkDto,
  StepChunkDto,
  SourceDocumentChunkDto,
  PartBoundaryChunkDto,
  DeltaChunkDto,
  CitationsChunkDto,
  ContinuedChunkDto,
  MessageMetadataChunkDto,
  FinishChunkDto,
  AbortChunkDto,
  ErrorChunkDto,
];

const example = [
  'id: run_1:1\ndata: {"type":"start","messageId":"msg_2","messageMetadata":{"run_id":"run_1"}}',
  'id: run_1:2\ndata: {"type":"start-step"}',
  'id: run_1:3\ndata: {"type":"text-start","id":"part_1"}',
  'id: run_1:4\ndata: {"type":"text-delta","id":"part_1","delta":"Hello"}',
  'id: run_1:5\ndata: {"type":"text-end","id":"part_1"}',
  'id: run_1:6\ndata: {"type":"finish-step"}',
  'id: run_1:7\ndata: {"type":"finish","finishReason":"stop","messageMetadata":{"state":"completed"}}',
  'id: run_1:7\ndata: [DONE]',
].join('\n\n');

/**
 * A route that answers a run's log as Server-Sent Events: its header, and its events in the OpenAPI document.
 * @param instead what it answers to who accepts something else.
 */
export function ApiRunStream(
  status: number,
  instead: ApiResponseSchemaHost['content'] = {},
): MethodDecorator {
  return applyDecorators(
    Header('x-vercel-ai-ui-message-stream', 'v1'),
    ApiExtraModels(...chunks),
    ApiResponse({
      status,
      description:
        'Server-Sent Events. Each frame has an `id` of `<run id>:<number>` and, as `data`, one chunk of the AI SDK UI ' +
        'message stream. The last chunk is `finish`, `abort` or `error`; after it comes `data: [DONE]`. Lines that ' +
        'start with a colon are heartbeats.',
      content: {
        'text/event-stream': {
          schema: { oneOf: chunks.map((chunk) => ({ $ref: getSchemaPath(chunk) })) },
          example,
        },
        ...instead,
      },
    }),
  );
}

/** The header by which a reader that was cut off goes on where it was. */
export function ApiLastEventId(): MethodDecorator {
  return ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description:
      'The id of the last event received; the answer starts after it. Browsers send it by themselves.',
  });
}
