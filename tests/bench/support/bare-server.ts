/** The floor of HTTP: Node's own server, no framework, sending the bytes it was given, or 304 to who has them. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const [, , path = '', etag = ''] = process.argv;
const bytes = readFileSync(path);

const server = createServer((request, response) => {
  if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
  else response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length, etag }).end(bytes);
});
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
