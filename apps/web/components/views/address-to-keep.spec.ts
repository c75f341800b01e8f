import { addressToKeep } from './address-to-keep.js';

describe('addressToKeep', () => {
  it('follows the newest quarter unless told to stay', () => {
    expect(addressToKeep('/compare', '?period=2026Q2&rows=units', null)).toBe('/compare?rows=units');
    expect(addressToKeep('/compare', '?rows=units', '2026Q3')).toBe('/compare?rows=units&period=2026Q3');
  });
  it('leaves an open panel out', () => {
    expect(addressToKeep('/overview', '?unit=JT&trace=COV02&ofUnit=JT-01&ofPeriod=2026Q1', null)).toBe('/overview?unit=JT');
    expect(addressToKeep('/overview', '', null)).toBe('/overview');
  });
});
