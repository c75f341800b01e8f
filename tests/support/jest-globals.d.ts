/** Types of the globals Jest gives to a spec, taken from its own package. */
type JestGlobals = typeof import('@jest/globals');
declare const describe: JestGlobals['describe'];
declare const it: JestGlobals['it'];
declare const expect: JestGlobals['expect'];
declare const beforeAll: JestGlobals['beforeAll'];
declare const beforeEach: JestGlobals['beforeEach'];
declare const afterAll: JestGlobals['afterAll'];
declare const afterEach: JestGlobals['afterEach'];
