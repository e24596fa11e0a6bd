import { Logger } from '@nestjs/common';
import { DomainError } from '../common/domain-error.js';
import { type Scheduler } from '../common/scheduler.js';
import { type ChangeFeed } from '../database/change-feed.js';
import { outlast } from '../database/outlast.js';
import { toFrame } from './event-frame.js';
import { EventStream, type StreamResponse } from './event-stream.js';

/** What is followed, and how it is read. */
export interface StatusSource<Status> {
  /** What the changes are announced by. */
  readonly id: string;
  /** What it is at now. A refusal is the end: the thing is gone. */
  readonly read: () => Promise<Status>;
  /** Whether nothing comes after this. */
  readonly isLast?: (status: Status) => boolean;
}

/**
 * What a thing is at, as events of type `status`: now, and when it has changed; `[DONE]` behind the last. It is read
 * again only when the reader has taken what was said before: one who is slow misses what was in between, and gets the
 * newest.
 */
export function followStatus<Status extends object>(
  source: StatusSource<Status>,
  changes: Pick<ChangeFeed, 'listen'>,
  response: StreamResponse,
  scheduler: Scheduler,
): void {
  const stream = new EventStream(response, scheduler);
  forward(source, changes, stream).catch((error: unknown) => {
    if (error instanceof DomainError) stream.end('');
    else {
      new Logger(followStatus.name).error(error);
      stream.drop();
    }
  });
}

async function forward<Status extends object>(
  { id, read, isLast }: StatusSource<Status>,
  changes: Pick<ChangeFeed, 'listen'>,
  stream: EventStream,
): Promise<void> {
  let change = Promise.withResolvers<undefined>();
  const wake = (): void => {
    change.resolve(undefined);
  };
  const stopListening = changes.listen(id, wake);
  stream.signal.addEventListener('abort', wake);
  let sent = '';
  let number = 0;
  try {
    while (!stream.signal.aborted) {
      const status = await outlast(read);
      const data = jsonOf(status);
      if (data !== sent) {
        number += 1;
        stream.send(toFrame({ event: 'status', id: String(number), data }));
        sent = data;
      }
      if (isLast?.(status)) {
        stream.end(toFrame({ id: String(number + 1), data: '[DONE]' }));
        return;
      }
      await stream.drained();
      await change.promise;
      // Before the next reading: what changes from now on is read after it.
      change = Promise.withResolvers();
    }
  } finally {
    stopListening();
  }
}

/** What many are told is written once. */
const written = new WeakMap<object, string>();

function jsonOf(status: object): string {
  const known = written.get(status);
  if (known !== undefined) return known;
  const text = JSON.stringify(status);
  written.set(status, text);
  return text;
}
