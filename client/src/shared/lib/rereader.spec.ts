import { Rereader } from './rereader.js';

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('what is read again and again', () => {
  function setUp() {
    const reads: { asked: string; signal: AbortSignal; answer: (text: string) => void; fail: () => void }[] =
      [];
    const told: string[] = [];
    const reader = new Rereader<string, string>({
      read: (asked, signal) =>
        new Promise((resolve, reject) => {
          const fail = () => {
            reject(new Error('no'));
          };
          reads.push({ asked, signal, answer: resolve, fail });
        }),
      onAnswer: ({ key, answer }) => told.push(`${key}: ${answer}`),
      onFailure: ({ key }) => told.push(`${key} failed`),
    });
    return { reader, reads, told };
  }

  it('is shown however slow it is, and read once more for all who asked meanwhile', async () => {
    const { reader, reads, told } = setUp();
    for (let round = 0; round < 4; round += 1) reader.ask('a', 'a');
    expect(reads).toHaveLength(1);
    expect(reads[0]!.signal.aborted).toBe(false);
    reads[0]!.answer('first');
    await settled();
    expect(told).toEqual(['a: first']);
    expect(reads).toHaveLength(2);
    reads[1]!.fail();
    await settled();
    expect(told).toEqual(['a: first', 'a failed']);
    expect(reads).toHaveLength(2);
  });

  it('gives way to another question at once', async () => {
    const { reader, reads, told } = setUp();
    reader.ask('a', 'a');
    reader.ask('b', 'b');
    expect(reads[0]!.signal.aborted).toBe(true);
    reads[0]!.answer('late');
    reads[1]!.answer('right');
    await settled();
    expect(told).toEqual(['b: right']);
  });

  it('is begun anew after a stop, which nothing is told of', async () => {
    const { reader, reads, told } = setUp();
    reader.ask('a', 'a');
    reader.stop();
    reader.ask('a', 'a');
    reads[0]!.fail();
    reads[1]!.answer('yes');
    await settled();
    expect(told).toEqual(['a: yes']);
  });
});
