// The app on a host of its own: static files, the headers of production, and one config.json.
import { createReadStream, existsSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface StaticHost {
  url: string;
  /** What config.json says, and the one origin that the app may call. */
  configure(config: { api_base: string } & Record<string, unknown>): void;
  /** What config.json is to the letter; `undefined`: it is not there. */
  configureRaw(config: string | undefined): void;
  /** Passes what is below `/api/` on to another server, so that it is of the same origin. */
  passOn(api: string): void;
  close(): Promise<void>;
}

export async function hostOf(dist: string): Promise<StaticHost> {
  let config: string | undefined = '{}';
  let connect = '';
  let api: string | undefined;
  const server: Server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://host').pathname);
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self' ${connect}; base-uri 'self'; require-trusted-types-for 'script'; trusted-types default`,
    );
    if (api && path.startsWith('/api/')) {
      const { pathname, search } = new URL(request.url ?? '/', 'http://host');
      const { method, headers } = request;
      const asked = httpRequest(`${api}${pathname.slice('/api'.length)}${search}`, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      asked.once('error', () => response.writeHead(502).end());
      request.pipe(asked);
      return;
    }
    if (path === '/config.json' && config === undefined) {
      response.writeHead(404).end();
      return;
    }
    if (path === '/config.json') {
      response.setHeader('Content-Type', 'application/json').end(config);
      return;
    }
    const file = join(dist, extname(path) ? path : 'index.html');
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  const url = await listening(server);
  return {
    url,
    configure: (next) => {
      config = JSON.stringify(next);
      connect = URL.canParse(next.api_base) ? new URL(next.api_base).origin : '';
    },
    configureRaw: (next) => {
      config = next;
    },
    passOn: (to) => {
      api = to;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** A port that nobody uses now. */
export async function freePort(): Promise<string> {
  const server = createServer();
  const { port } = new URL(await listening(server));
  await new Promise((done) => server.close(done));
  return port;
}

function listening(server: Server): Promise<string> {
  return new Promise((done) => {
    server.listen(0, 'localhost', () => done(`http://localhost:${(server.address() as AddressInfo).port}`));
  });
}
