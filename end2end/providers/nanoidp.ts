// PyPI `nanoidp`, a provider that shares no code with the others. What sets it apart for the app: no
// `iss` in its answers, none of the person's names anywhere, and no memory of who has signed in.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCOUNTS, fullName } from './people';
import { API_CLIENT, PUBLIC_CLIENT, addressesOf, type OutsideProvider, type Profile } from './provider';

/** Where scripts/setup.sh puts what requirements.txt names. */
const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lkot-cabinet');
const PYTHON = join(CACHE, 'python/bin/python');

/** How its access tokens name the backend. */
const AUDIENCE = 'cabinet';

export class NanoIdp implements OutsideProvider {
  private readonly folder = mkdtempSync(join(tmpdir(), 'nanoidp-'));
  private readonly secret = randomBytes(24).toString('base64url');
  private child: ChildProcess | undefined;

  private constructor(readonly issuer: string) {}

  /** Chooses the address; the process starts once the app's addresses are known. */
  static async start(): Promise<NanoIdp> {
    return new NanoIdp(`http://localhost:${await freePort()}`);
  }

  environment(profile: Profile): Record<string, string> {
    if (profile === 'backend') throw new Error('this provider has a public client only');
    const asking = { INTROSPECTION_CLIENT_ID: API_CLIENT, INTROSPECTION_CLIENT_SECRET: this.secret };
    return { PROFILE: profile, ISSUER: this.issuer, CLIENT_ID: PUBLIC_CLIENT, AUDIENCE, ...asking };
  }

  async serve(app: string): Promise<void> {
    this.configure(app);
    const args = ['-m', 'nanoidp', '--config', this.folder, '--strict-config'];
    // It keeps its keys where it is started.
    const child = spawn(PYTHON, args, { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    let said = '';
    await new Promise<void>((done, failed) => {
      const listen = (chunk: Buffer) => {
        said += chunk.toString('utf8');
        if (said.includes('Running on')) done();
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('error', (error) => failed(new Error(`${PYTHON}: ${error.message}: scripts/setup.sh test`)));
      child.once('exit', (code) => failed(new Error(`nanoidp ended with ${code}: ${said}`)));
    });
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private configure(app: string): void {
    const client = {
      client_id: PUBLIC_CLIENT,
      token_endpoint_auth_method: 'none',
      redirect_uris: [addressesOf(app).callback],
    };
    const api = { client_id: API_CLIENT, client_secret: this.secret };
    // JSON is YAML.
    const write = (name: string, content: object) =>
      writeFileSync(join(this.folder, `${name}.yaml`), JSON.stringify({ config_version: 1, ...content }));
    write('settings', {
      server: { host: '127.0.0.1', port: Number(new URL(this.issuer).port) },
      oauth: { issuer: this.issuer, audience: AUDIENCE, refresh_token_rotation: true, clients: [client, api] },
      // A button a person, no password.
      login: { mode: 'persona' },
      cors_allowed_origins: [app],
    });
    const people = Object.values(ACCOUNTS).filter(({ trusted }) => trusted);
    // Its subject is the user's name.
    const users = people.map((account) => [account.subject, { description: fullName(account) }]);
    write('users', { users: Object.fromEntries(users) });
  }
}

/** Below the ports that the system hands out by itself, so that nobody is given it in between. */
async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const free = await new Promise<boolean>((done) => {
      const server = createServer();
      server.once('error', () => done(false));
      server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
    });
    if (free) return port;
  }
  throw new Error('no free port between 20000 and 30000');
}
