/** Counts for `npm test`, and fuller ones for `npm run test:long`. */
export const isLong = process.env.JIBAO_TEST_LONG === '1';
export const count = (usual: number, long: number): number => (isLong ? long : usual);
