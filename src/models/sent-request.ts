import { hash } from 'node:crypto';
import { type JsonObject } from '../common/json.js';

/** One request of a call as it went over the wire; a call has several where some were refused. */
export interface SentRequest {
  /** Of the bytes of its body, in hexadecimal. */
  readonly sha256: string;
  /** How many those are. */
  readonly bytes: number;
  /** How the adapter wrote it: all that `ChatModel.rewrite` needs beside what was asked for. */
  readonly manner: JsonObject;
}

/** Told of each request as it goes out. */
export type NoteSent = (sent: SentRequest) => void;

/** @param body as it is sent, in UTF-8. */
export function describeSent(body: string, manner: JsonObject): SentRequest {
  return { sha256: hash('sha256', body), bytes: Buffer.byteLength(body), manner };
}
