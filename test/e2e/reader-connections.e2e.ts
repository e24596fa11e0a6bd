import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { converse } from '../support/requests.js';
import { usePlatform } from '../support/use-platform.js';

describe('the connection of a reader', () => {
  const platform = usePlatform();

  /** All that comes of a request, up to the end of its connection, which the server alone can close. */
  async function ask(path: string, version: string, headers = ''): Promise<string> {
    const socket = connect(Number(new URL(platform.url).port), '127.0.0.1');
    socket.write(`GET ${path} HTTP/${version}\r\nHost: 127.0.0.1\r\n${headers}\r\n`);
    return text(socket);
  }

  it('is closed at the end of a stream where he asks for that', async () => {
    const { runId } = await converse(platform);
    const answer = await ask(`/v1/runs/${runId}/events`, '1.1', 'Connection: close\r\n');
    expect(answer).toMatch(/^connection: close\r$/im);
    expect(answer).toContain('data: [DONE]');
  });

  it('is closed at the end of a stream where he knows no other end', async () => {
    const { runId } = await converse(platform);
    const answer = await ask(`/v1/runs/${runId}/events`, '1.0');
    expect(answer).not.toMatch(/transfer-encoding: chunked/i);
    expect(answer).toContain('data: [DONE]');
  });
});
