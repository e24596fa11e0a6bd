import { DocumentParser } from '../parsing/document-parser.js';
import { type FlatText } from '../parsing/structured-text.js';
import { type UploadedFile } from '../parsing/uploaded-file.js';

interface Reading {
  finish(): void;
  fail(error: Error): void;
}

/** Takes every file for text, when the test lets it. */
export class GatedParser extends DocumentParser {
  /** What is being read, in the order of its beginning. */
  readonly readings: Reading[] = [];
  private readonly starts: (() => void)[] = [];

  override parse({ bytes }: UploadedFile, signal: AbortSignal): Promise<FlatText> {
    const { promise, resolve, reject } = Promise.withResolvers<FlatText>();
    const text = Buffer.from(bytes).toString();
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
    const finish = (): void => {
      resolve({ text, title: undefined, structure: '[]', warnings: [] });
    };
    this.readings.push({ finish, fail: reject });
    for (const start of this.starts.splice(0)) start();
    return promise;
  }

  /** @returns the `count`th reading, once it has begun. */
  async reading(count: number): Promise<Reading> {
    for (;;) {
      const reading = this.readings[count - 1];
      if (reading) return reading;
      await new Promise<void>((resolve) => this.starts.push(resolve));
    }
  }
}
