// The examples in deploy/ at work: Debian's nginx and Caddy, as processes of this test without rights.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from './static-host';

const ROOT = resolve(__dirname, '../..');
/** Where scripts/setup.sh unpacks Debian's packages. */
const SERVERS = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lkot-cabinet/servers');
/** Nobody's: what a server must not need is not given to it. */
const NOBODY = 65534;
const IS_ROOT = process.getuid?.() === 0;

export type Kind = 'nginx' | 'caddy';

export interface WebServer {
  url: string;
  /** What it has written about requests, by its example. */
  log(): string;
  stop(): Promise<void>;
}

interface Place {
  /** Made by the test; the server keeps its own files here too. */
  folder: string;
  /** The files of the app. */
  root: string;
  /** The backend's port. */
  backend: string;
  /** Where the app is below the root: '' or, say, `/cabinet`. */
  prefix: string;
  port: string;
  /** Whether the site has a page around the cabinet. */
  isEmbedded: boolean;
}

/** The text with each of these pieces replaced, which must be there: what a test changes of an example. */
function adapted(text: string, pieces: [string, string][]): string {
  for (const [piece, by] of pieces) {
    if (!text.includes(piece)) throw new Error(`not in the example any more: ${piece}`);
    text = text.replaceAll(piece, by);
  }
  return text;
}

/** A certificate of nobody's for `localhost`. */
function certificate(folder: string): [string, string] {
  const [key, chain] = [join(folder, 'key.pem'), join(folder, 'chain.pem')];
  const what = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-subj', '/CN=localhost'];
  const names = ['-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', ['req', '-x509', '-nodes', ...what, ...names, '-keyout', key, '-out', chain], { stdio: 'ignore' });
  return [chain, key];
}

/** What deploy/README.md says of a page that embeds the cabinet; here the page is under the same policy. */
const framed = ({ isEmbedded }: Place): [string, string][] =>
  isEmbedded ? [["frame-ancestors 'none'", "frame-ancestors 'self'; frame-src 'self'"]] : [];

/** The beginning of the names of their logs. */
const LOG = 'server-log';

const EXAMPLE = { nginx: 'deploy/nginx.conf', caddy: 'deploy/Caddyfile' };

async function nginx(place: Place): Promise<string[]> {
  const { folder, root, backend, prefix, port } = place;
  const [chain, key] = certificate(folder);
  const site = adapted(readFileSync(join(ROOT, EXAMPLE.nginx), 'utf8'), [
    ['listen 80;', `listen ${await freePort()};`],
    ['listen 443 ssl http2;', `listen ${port} ssl http2;`],
    ['cabinet.example.ru', 'localhost'],
    ['/etc/ssl/cabinet/fullchain.pem', chain],
    ['/etc/ssl/cabinet/privkey.pem', key],
    ['root /srv/cabinet;', `root ${root};`],
    ['127.0.0.1:8090', `127.0.0.1:${backend}`],
    ['/var/log/nginx/cabinet', join(folder, LOG)],
    // What deploy/README.md says of a sub-path.
    ['try_files $uri /index.html;', `try_files $uri ${prefix}/index.html;`],
    ...framed(place),
  ]);
  writeFileSync(join(folder, 'cabinet.conf'), site);
  const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
  const main = `
    load_module ${folder}/servers/usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
    daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr;
    events {}
    http {
      include ${folder}/servers/etc/nginx/mime.types; default_type application/octet-stream; access_log off;
      ${scratch.join('\n')}
      include ${folder}/cabinet.conf;
    }`;
  writeFileSync(join(folder, 'nginx.conf'), main);
  return ['usr/sbin/nginx', '-c', join(folder, 'nginx.conf'), '-e', 'stderr', '-p', folder];
}

function caddy(place: Place): string[] {
  const { folder, root, backend, prefix, port } = place;
  const [chain, key] = certificate(folder);
  const site = adapted(readFileSync(join(ROOT, EXAMPLE.caddy), 'utf8'), [
    // It would also listen at 80, to send on to HTTPS.
    ['admin off', 'admin off\n\tauto_https disable_redirects'],
    ['cabinet.example.ru', `https://localhost:${port}`],
    ['/etc/ssl/cabinet/fullchain.pem', chain],
    ['/etc/ssl/cabinet/privkey.pem', key],
    ['root * /srv/cabinet', `root * ${root}`],
    ['127.0.0.1:8090', `127.0.0.1:${backend}`],
    ['/var/log/caddy/cabinet', join(folder, LOG)],
    ['rewrite @page /index.html', `rewrite @page ${prefix}/index.html`],
    ...framed(place),
  ]);
  const file = join(folder, 'Caddyfile');
  writeFileSync(file, site);
  return ['usr/bin/caddy', 'run', '--adapter', 'caddyfile', '--config', file];
}

/** The server must read the app, and write only into the folder. */
function opened(folder: string, owner: number | undefined): void {
  chmodSync(folder, 0o755);
  if (owner !== undefined) chownSync(folder, owner, owner);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) opened(path, owner);
    else {
      chmodSync(path, 0o644);
      if (owner !== undefined) chownSync(path, owner, owner);
    }
  }
}

/** Starts a server by its example; `root` lies in `folder`. */
export async function serve(kind: Kind, place: Place): Promise<WebServer> {
  const [command = '', ...args] = kind === 'nginx' ? await nginx(place) : caddy(place);
  opened(place.folder, IS_ROOT ? NOBODY : undefined);
  // Nobody cannot read what lies in a home.
  const servers = join(place.folder, 'servers');
  cpSync(SERVERS, servers, { recursive: true });
  const own = { HOME: place.folder, XDG_CONFIG_HOME: place.folder, XDG_DATA_HOME: place.folder };
  const child = spawn(join(servers, command), args, {
    env: { PATH: process.env.PATH, ...own },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(IS_ROOT ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const url = `https://localhost:${place.port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${kind} ended with ${child.exitCode}: ${said}`);
    if (await answers(`${url}/config.json`)) break;
  }
  const logs = () => readdirSync(place.folder).filter((name) => name.startsWith(LOG));
  const log = () => said + logs().map((name) => readFileSync(join(place.folder, name), 'utf8')).join('');
  return { url, log, stop: () => ended(child) };
}

/** Whether anybody answers there by now; the asking itself gives the server time. */
function answers(url: string): Promise<boolean> {
  return new Promise((done) => {
    const asked = request(url, { rejectUnauthorized: false, timeout: 1000 }, (answer) => {
      answer.resume();
      done(true);
    });
    asked.once('error', () => setTimeout(() => done(false), 50));
    asked.end();
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null) return done();
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
}
