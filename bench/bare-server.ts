/** The measuring stick: a bare Fastify that answers each path of a file with the same bytes the portal sends. Arguments: port, JSON file of path -> body. */
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';

const [port, file] = process.argv.slice(2);
const bodies = JSON.parse(readFileSync(file ?? '', 'utf8')) as Record<string, string>;
const server = Fastify({ logger: false });
server.get('/readyz', () => ({ status: 'ready' }));
for (const [path, body] of Object.entries(bodies))
  server.get(path, (_request, reply) => reply.type('text/html; charset=utf-8').send(body));
await server.listen({ port: Number(port), host: '127.0.0.1' });
