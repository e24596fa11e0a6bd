import { type EventStream, openEventStream } from './event-stream.js';

/** The stream of a run's events after `lastEventId`, whether the run still goes or has ended. */
export function followRun(
  runId: string,
  lastEventId: string,
  signal: AbortSignal | undefined,
): Promise<EventStream | null> {
  return openEventStream(`/v1/runs/${encodeURIComponent(runId)}/events`, {
    headers: { 'last-event-id': lastEventId },
    signal,
  });
}
