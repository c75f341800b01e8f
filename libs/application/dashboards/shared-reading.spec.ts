/** Sharing one answer must never hand out one that is older than the question. */
import { SharedReading } from './shared-reading.js';

/** A source whose answers are let go one by one; each says how many questions were asked before it. */
function source() {
  const waiting: { answer: () => void; fail: () => void }[] = [];
  let asked = 0;
  const reading = new SharedReading(() => {
    const number = ++asked;
    return new Promise<number>((resolve, reject) =>
      waiting.push({ answer: () => resolve(number), fail: () => reject(new Error(String(number))) }),
    );
  });
  return { reading, waiting, asked: () => asked };
}

describe('SharedReading', () => {
  it('asks once for all who come while an answer is on its way, and only after they came', async () => {
    const { reading, waiting, asked } = source();
    const first = reading.read();
    const later = [reading.read(), reading.read(), reading.read()];
    expect(asked()).toBe(1);
    waiting[0]!.answer();
    expect(await first).toBe(1);
    expect(asked()).toBe(2);
    const last = reading.read();
    waiting[1]!.answer();
    expect(await Promise.all(later)).toEqual([2, 2, 2]);
    waiting[2]!.answer();
    expect(await last).toBe(3);
  });

  it('asks anew at once when nothing is on its way', async () => {
    const { reading, waiting } = source();
    for (const number of [1, 2, 3]) {
      const answer = reading.read();
      waiting[number - 1]!.answer();
      expect(await answer).toBe(number);
    }
  });

  it('a failure is told to those who asked for it and to nobody after', async () => {
    const { reading, waiting } = source();
    const [first, second] = [reading.read(), reading.read()];
    waiting[0]!.fail();
    await expect(first).rejects.toThrow('1');
    waiting[1]!.answer();
    expect(await second).toBe(2);
  });
});
