import { type IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { constants, createBrotliDecompress, createUnzip, createZstdDecompress } from 'node:zlib';

/** What arrives is handed on at once: an answer is read while it is written. */
const AT_ONCE = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };

/** The body as it was before it was packed: some servers and proxies pack what nobody asked them to. */
export function decompress(message: IncomingMessage): Readable {
  const unpacking = unpackerFor(message.headers['content-encoding'] ?? '');
  if (!unpacking) return message;
  // What breaks is told to whoever reads the end of the pipe.
  return pipeline(message, unpacking, () => undefined);
}

function unpackerFor(encoding: string): Transform | undefined {
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
    case 'deflate':
      return createUnzip(AT_ONCE);
    case 'br':
      return createBrotliDecompress({
        flush: constants.BROTLI_OPERATION_FLUSH,
        finishFlush: constants.BROTLI_OPERATION_FLUSH,
      });
    case 'zstd':
      return createZstdDecompress();
    default:
      return undefined;
  }
}
