import { type JsonObject } from '../common/json.js';

/** The chunks of the AI SDK's UI message stream that a run's log is made of. */
export type UiMessageChunk =
  | { type: 'start'; messageId: string; messageMetadata: JsonObject }
  | { type: 'start-step' }
  | {
      type: 'source-document';
      sourceId: string;
      mediaType: string;
      title: string;
      providerMetadata: { platform: JsonObject };
    }
  | { type: 'reasoning-start'; id: string }
  | { type: 'reasoning-delta'; id: string; delta: string }
  | { type: 'reasoning-end'; id: string }
  | { type: 'text-start'; id: string }
  | { type: 'text-delta'; id: string; delta: string }
  | { type: 'text-end'; id: string }
  | { type: 'message-metadata'; messageMetadata: JsonObject }
  | { type: 'data-citations'; data: { cited: number[]; invented: number[] } }
  | { type: 'finish-step' }
  | TerminalChunk;

/** A log ends with exactly one of these. */
export type TerminalChunk =
  | {
      type: 'finish';
      finishReason: 'stop' | 'length' | 'content-filter' | 'other';
      messageMetadata: JsonObject;
    }
  | { type: 'abort'; reason: string }
  | { type: 'error'; errorText: string };
