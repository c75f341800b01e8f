/** Thrown where work turns out to be somebody else's by now: nothing of it is committed, and nobody is told. */
export class LeaseLost extends Error {}
