// What the journeys need of an outside provider, whichever it is.
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Who is the OpenID client: the page itself, or the backend. */
export type Profile = 'oidc' | 'backend';

export const PUBLIC_CLIENT = 'cabinet-app';
export const CONFIDENTIAL_CLIENT = 'cabinet';
/** The backend, where it asks about access tokens. */
export const API_CLIENT = 'cabinet-api';

export interface OutsideProvider {
  readonly issuer: string;
  /** What the reference backend has to know of it. */
  environment(profile: Profile): Record<string, string>;
  /** Registers the app that listens there. */
  serve(app: string): Promise<void>;
  stop(): Promise<void>;
}

/** The addresses that an app at `app` registers. */
export const addressesOf = (app: string) => ({
  callback: `${app}/auth/callback`,
  signedOut: `${app}/auth/signed-out`,
  landing: `${app}/`,
});

export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** On a free port; `make` hears the address before the first request comes. */
export async function listen(make: (url: string) => RequestListener | Promise<RequestListener>): Promise<Listening> {
  let handle: RequestListener | undefined;
  const server = createServer((request, response) => handle?.(request, response));
  await new Promise<void>((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  handle = await make(url);
  return {
    url,
    close: async () => {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A page of the provider: plain HTML that says what it is, and asks for nothing more. */
export const page = (title: string, body: string): string =>
  `<!doctype html><html lang="ru"><meta charset="utf-8"><link rel="icon" href="data:,">` +
  `<title>${title}</title><h1>${title}</h1>${body}</html>`;

export function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body);
}

export async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
