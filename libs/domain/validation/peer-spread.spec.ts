import { spreadOf } from './peer-spread.js';

describe('spread among peers', () => {
  it.each([
    [[90], 90, 0],
    [[80, 100], 90, 10],
    [[100, 10, 95, 97, 90], 95, 5],
    [[70, 80, 90, 100], 85, 10],
  ])('%j: median %d, mad %d', (values, median, mad) => expect(spreadOf(values)).toEqual({ n: values.length, median, mad }));
});
