import { type Server } from 'node:http';
import { type Duplex } from 'node:stream';
import { type Problem, PROBLEM_CONTENT_TYPE } from './problem.js';

/** How long a refusal has to arrive. */
const LAST_WORDS_MS = 1_000;

/** Answers what is no request that HTTP can read, where Node would close the connection with a bare status. */
export function answerUnparsedRequests(server: Server): void {
  server.on('clientError', (error: Error & { code?: string }, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const problem = describe(error.code);
    const body = JSON.stringify(problem);
    const headers = [
      `HTTP/1.1 ${problem.status} ${problem.title}`,
      `Content-Type: ${PROBLEM_CONTENT_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
    ];
    socket.end(`${headers.join('\r\n')}\r\n\r\n${body}`);
    // Whoever speaks no HTTP need not close its end either.
    const leave = setTimeout(() => socket.destroy(), LAST_WORDS_MS);
    socket.once('close', () => {
      clearTimeout(leave);
    });
  });
}

function describe(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return {
      type: 'about:blank',
      title: 'Request Header Fields Too Large',
      status: 431,
      code: 'headers_too_large',
      detail: 'The address and headers of the request are larger than the server takes.',
    };
  }
  return {
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    code: 'malformed_request',
    detail: 'This is no HTTP request.',
  };
}
