/** One Server-Sent Event. */
export interface EventFrame {
  /** Its type; a reader takes one without for a `message`. */
  readonly event?: string;
  /** What a reader that was cut off names as the last that it had. */
  readonly id?: string;
  /** How long a browser is to wait before it comes back. */
  readonly retryMs?: number;
  readonly data: string;
}

/** As it goes over the wire, with its empty line. No line break in a value is taken for the beginning of another field. */
export function toFrame({ event, id, retryMs, data }: EventFrame): string {
  const type = event === undefined ? '' : `event: ${onOneLine(event)}\n`;
  const name = id === undefined ? '' : `id: ${onOneLine(id)}\n`;
  const retry = retryMs === undefined ? '' : `retry: ${retryMs}\n`;
  return `${type}${name}${retry}data: ${inLines(data)}\n\n`;
}

function onOneLine(value: string): string {
  return isOnOneLine(value) ? value : value.replaceAll(/[\r\n]/g, '');
}

function inLines(data: string): string {
  return isOnOneLine(data) ? data : data.replaceAll(/\r\n|\r|\n/g, '\ndata: ');
}

/** As nearly everything is: this is asked for each event of each reader, and is faster than replacing nothing. */
function isOnOneLine(value: string): boolean {
  return !value.includes('\n') && !value.includes('\r');
}
