/** Numbers out of bytes, exactly: the hot path of reading a sheet. */

const POWERS = Array.from({ length: 23 }, (_, i) => 10 ** i);
const NUMBER = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/;

/**
 * The number written in these bytes, or NaN. Up to 15 digits both mantissa and power of ten are exact doubles, so that
 * one division rounds correctly; anything longer or odd takes the slow way.
 */
export function parseNumber(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const negative = bytes[at] === 0x2d;
  if (negative) at++;
  if (to - at > 16 || at >= to) return parseSlowly(bytes, from, to);
  let mantissa = 0;
  let fraction = -1;
  for (; at < to; at++) {
    const digit = bytes[at]! - 0x30;
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      if (fraction >= 0) fraction++;
    } else if (bytes[at] === 0x2e && fraction < 0) fraction = 0;
    else return parseSlowly(bytes, from, to);
  }
  if (mantissa > 999_999_999_999_999) return parseSlowly(bytes, from, to);
  const value = fraction > 0 ? mantissa / POWERS[fraction]! : mantissa;
  return negative ? -value : value;
}

function parseSlowly(bytes: Uint8Array, from: number, to: number): number {
  return numberFromText(Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1'));
}

/** Never what Number() makes of an empty text, of hexadecimals or of Infinity. */
export const numberFromText = (text: string): number => (NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : Number.NaN);

/** Days since 1900 or 1904 as a person reads them: `2026-09-30`, `2026-09-30 08:30`, `08:30`. */
export function dateText(serial: number, date1904: boolean): string {
  // The 1900 system has a 29 February 1900: days before it are one off.
  const days = date1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const date = new Date(Math.round((days - 25_569) * 86_400) * 1000);
  if (Number.isNaN(date.getTime())) return String(serial);
  const [day, time] = date.toISOString().split('T') as [string, string];
  const clock = time.slice(0, 5);
  if (Math.abs(serial) < 1) return clock;
  return clock === '00:00' ? day : `${day} ${clock}`;
}
