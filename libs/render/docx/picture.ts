/** Drawings as pictures for programs that do not draw SVG well: twice as many points as on screen, so that they stay sharp in print. */
import sharp from 'sharp';

const DENSITY = 2;

/** Fonts are those of FONTCONFIG_FILE, which the host gives its child. */
export const pictureOf = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg), { density: 72 * DENSITY })
    .flatten({ background: '#ffffff' })
    .png({ compressionLevel: 9, palette: true, colours: 256 })
    .toBuffer();
