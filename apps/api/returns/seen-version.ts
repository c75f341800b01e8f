/** The version somebody looked at before he decided: part of every move that answers for figures. */
import { z } from 'zod';

export const seenVersion = z.int().min(1).optional();
export const seen = z.strictObject({ version: seenVersion }).optional();
