/** Opens the port at once and shows a calm starting page until the application takes over, so that a newcomer sees progress within seconds. */
import {
  createServer as createNodeServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';

export interface FrontDoor {
  readonly server: Server;
  /** `http://localhost:3000`, with the port really taken (PORT=0 picks one). */
  readonly url: string;
  /** A sentence for the starting page, in both languages. */
  progress(vi: string, en: string): void;
  /** From now on every request goes to the application. */
  handOver(handler: RequestListener): void;
  close(): Promise<void>;
}

export async function openFrontDoor(port: number, host: string): Promise<FrontDoor> {
  let handler: RequestListener | undefined;
  let sentence = { vi: 'Đang mở dữ liệu.', en: 'Opening the data.' };
  const server = createNodeServer((request, response) =>
    handler ? handler(request, response) : answerStarting(request, response, sentence),
  );
  server.keepAliveTimeout = 5_000;
  // Forms have seconds (server.ts), a file of a province on a slow line minutes.
  server.headersTimeout = 30_000;
  server.requestTimeout = 15 * 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  const shownHost = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  return {
    server,
    url: `http://${shownHost}:${taken}`,
    progress: (vi, en) => {
      sentence = { vi, en };
    },
    handOver: (next) => {
      handler = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 10_000).unref();
      }),
  };
}

function answerStarting(
  request: IncomingMessage,
  response: ServerResponse,
  sentence: { vi: string; en: string },
): void {
  const path = request.url?.split('?')[0];
  if (path === '/healthz') {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"starting"}');
    return;
  }
  response.writeHead(503, {
    'content-type': path === '/readyz' ? 'application/json' : 'text/html; charset=utf-8',
    'retry-after': '2',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  });
  if (path === '/readyz') response.end('{"status":"starting"}');
  else
    response.end(
      `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="2"><title>Cầu Số</title><h1>Cầu Số đang khởi động</h1><p>${sentence.vi} Trang này tự mở lại sau 2 giây.</p><p lang="en">${sentence.en} This page reloads by itself.</p></html>`,
    );
}
