/** What somebody is writing in must not close because a slow answer says that it was closed before. */
import { inOrder } from './in-order.js';

describe('answers', () => {
  it('are taken as they were asked for, and those overtaken never', () => {
    const order = inOrder();
    const [slow, quick] = [order.ask(), order.ask()];
    expect([quick.take(), slow.take()]).toEqual([true, false]);
    expect(order.ask().take()).toBe(true);
  });

  it('that fail hold nothing up', () => {
    const order = inOrder();
    const first = order.ask();
    order.ask();
    expect(first.take()).toBe(true);
  });
});
