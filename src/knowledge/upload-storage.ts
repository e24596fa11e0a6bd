import { Injectable } from '@nestjs/common';
import { type Request } from 'express';
import { type Readable } from 'node:stream';
import { type UploadRoom, UploadSpace } from './upload-space.js';

/** What the library that reads forms hands over of a file, and takes back. */
interface IncomingFile {
  readonly stream: Readable;
}
interface KeptFile {
  readonly buffer: Buffer;
  readonly size: number;
}

/** Keeps a file in memory as it comes, at the pace at which there is room for it. */
@Injectable()
export class UploadStorage {
  private readonly rooms = new WeakMap<object, UploadRoom>();

  constructor(private readonly space: UploadSpace) {}

  /** Waits for room to begin in, which the request has until it is answered. @throws UploadsBusyError */
  async begin(request: Request): Promise<void> {
    const declared = request.headers['content-length'];
    const room = await this.space.enter(
      declared === undefined ? undefined : Number(declared),
      request.socket.remoteAddress,
    );
    this.rooms.set(request, room);
    const { res: response } = request;
    // Whoever sends it may have gone by now.
    if (!response || response.closed) room.leave();
    else
      response.once('close', () => {
        room.leave();
      });
  }

  /** Called by that library. */
  _handleFile(
    request: Request,
    { stream }: IncomingFile,
    callback: (error: unknown, kept?: KeptFile) => void,
  ): void {
    this.receive(stream, this.rooms.get(request)).then(
      (buffer) => {
        callback(null, { buffer, size: buffer.length });
      },
      (error: unknown) => {
        callback(error);
      },
    );
  }

  /** Called by that library. */
  _removeFile(_request: Request, _file: unknown, callback: (error: Error | null) => void): void {
    callback(null);
  }

  private async receive(stream: Readable, room: UploadRoom | undefined): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      await room?.grow(size);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks, size);
  }
}
