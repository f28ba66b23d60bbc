// A site of somebody else around the cabinet, with the policies that such sites have.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Site {
  /** Of the same site as the cabinet, which is on `localhost` too. */
  near: string;
  /** The same pages as another site. */
  far: string;
  /** Serves a page at a path. */
  put(path: string, html: string, headers?: Record<string, string>): void;
  close(): Promise<void>;
}

export async function startSite(): Promise<Site> {
  const pages = new Map<string, { html: string; headers: Record<string, string> }>();
  const server: Server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://site').pathname);
    // 204: browsers ask for an icon by themselves.
    if (!page) response.writeHead(204).end();
    else response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
  });
  // Both names of this machine on one port.
  const port = await new Promise<number>((done) => {
    server.listen(0, () => done((server.address() as AddressInfo).port));
  });
  return {
    near: `http://localhost:${port}`,
    far: `http://127.0.0.1:${port}`,
    put: (path, html, headers = {}) => {
      pages.set(path, { html, headers });
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The strictest policy with which a host can embed the cabinet. */
export const policyAround = (cabinet: string): Record<string, string> => ({
  'Content-Security-Policy': `default-src 'none'; script-src ${cabinet}; frame-src ${cabinet}; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
});

/** A page of an editor around what they pasted. */
export const pageAround = (cabinet: string, content: string): string => `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Охрана труда</title>
<script type="module" src="${cabinet}/embed.js"></script>
</head>
<body>
<main>
<h1>Охрана труда</h1>
<p><a href="#before">До кабинета</a></p>
${content}
<p><a href="#after">После кабинета</a></p>
</main>
</body>
</html>`;

/** The element with the link inside. */
export const cabinetElement = (cabinet: string, attributes = ''): string =>
  `<lkot-cabinet src="${cabinet}/" ${attributes}><a href="${cabinet}/">Открыть личный кабинет</a></lkot-cabinet>`;
