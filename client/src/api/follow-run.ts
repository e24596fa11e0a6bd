import { type EventStream, openEventStream } from './event-stream.js';

/** The stream of a run's events, whether the run still goes or has ended: after `lastEventId`, or from its start. */
export function followRun(
  runId: string,
  lastEventId: string | undefined,
  signal: AbortSignal | undefined,
): Promise<EventStream | null> {
  return openEventStream(`/v1/runs/${encodeURIComponent(runId)}/events`, {
    ...(lastEventId !== undefined && { headers: { 'last-event-id': lastEventId } }),
    signal,
  });
}
