/** An address as a QR code, drawn as SVG: dark squares on white, with the quiet margin scanners want. */
import { encodeQR } from 'qr';

export function qrDrawing(address: string): string {
  const modules = encodeQR(address, 'raw', { ecc: 'medium', border: 2 });
  const size = modules.length;
  const dark = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 4}" height="${size * 4}"><rect width="${size}" height="${size}" fill="#fff"/><path d="${dark.join('')}" fill="#000"/></svg>`;
}
