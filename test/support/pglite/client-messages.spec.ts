import { ClientMessages, type Piece } from './client-messages.js';

function message(type: string, ...texts: string[]): Buffer {
  const bytes = Buffer.from(`${type}\0\0\0\0${texts.map((text) => `${text}\0`).join('')}`);
  bytes.writeInt32BE(bytes.length - type.length, type.length);
  return bytes;
}

function startup(code: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeInt32BE(8, 0);
  bytes.writeInt32BE(code, 4);
  return bytes;
}

const SSL = startup(80_877_103);
const START = startup(196_608);
const SYNC = message('S');

describe('ClientMessages', () => {
  let messages: ClientMessages;

  beforeEach(() => {
    messages = new ClientMessages('c7_');
  });

  const read = (bytes: Buffer): Piece[] => [...messages.read(bytes)];
  const started = (bytes: Buffer): Piece[] => {
    read(START);
    return read(bytes);
  };

  it('tells a request for encryption from the start', () => {
    expect(read(SSL)).toEqual([{ kind: 'request', bytes: SSL }]);
    expect(read(START)).toEqual([{ kind: 'batch', bytes: START }]);
  });

  it('hands on together what belongs together, however it comes', () => {
    const batch = Buffer.concat([message('P', '', 'select 1'), message('B', '', ''), SYNC]);
    expect(started(Buffer.concat([batch, message('Q', 'select 2')]))).toEqual([
      { kind: 'batch', bytes: batch },
      { kind: 'batch', bytes: message('Q', 'select 2') },
    ]);
    const pieces = Array.from(batch, (byte) => read(Buffer.of(byte))).flat();
    expect(pieces).toEqual([{ kind: 'batch', bytes: batch }]);
  });

  it('gives statements names of their own, and leaves portals and what has no name', () => {
    const given = [
      message('P', 'find', 'select 1'),
      message('B', '', 'find', 'rest'),
      message('D', 'Sfind'),
      message('D', 'Pportal'),
      message('C', 'Sfind'),
      SYNC,
    ];
    const handed = [
      message('P', 'c7_find', 'select 1'),
      message('B', '', 'c7_find', 'rest'),
      message('D', 'Sc7_find'),
      message('D', 'Pportal'),
      message('C', 'Sc7_find'),
      SYNC,
    ];
    expect(started(Buffer.concat(given))).toEqual([{ kind: 'batch', bytes: Buffer.concat(handed) }]);
  });

  it('says when the client goes', () => {
    expect(started(message('X'))).toEqual([{ kind: 'end' }]);
  });
});
