// One backend of one test: its process, its copy of the demo data, its two addresses.
import { spawn, type ChildProcess } from 'node:child_process';
import { constants, copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
export const BUILT_BACKEND = resolve(process.env.BACKEND ?? join(ROOT, 'target/debug/reference-backend'));
export const BUILT_DIST = resolve(process.env.DIST ?? join(ROOT, 'dist'));

/** Where scripts/setup.sh puts what requirements.txt names. */
const PYTHON = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lkot-cabinet/python/bin/python');
const SECOND_BACKEND = [process.env.CABINET_PYTHON ?? PYTHON, join(ROOT, 'end2end/second-backend')] as const;

/** What global-setup.ts has prepared for this run. */
export const prepared = (name: 'TEMPLATE' | 'BACKEND' | 'DIST'): string => {
  const path = process.env[`CABINET_${name}`];
  if (!path) throw new Error(`CABINET_${name}: global-setup.ts did not run`);
  return path;
};

/**
 * How much demo data there is (end2end/backend/src/seed): small for all that is about no number, which costs a test less;
 * full as in the demo.
 */
export type Data = 'small' | 'full';

/** The database that tests copy. */
export const templateIn = (folder: string, data: Data): string => join(folder, `${data}.sqlite`);

/** The page of the app below a path such as `/app`: all that TRUNK_BUILD_PUBLIC_URL changes. */
export const pageBelow = (html: string, path: string): string => html.replace(/(href|src)="\/(?!\/)/g, `$1="${path}/`);

/** The script that starts the app. */
export function bootOf(dist: string): string {
  return join(dist, readdirSync(dist).find((name) => /^boot-\w+\.js$/.test(name)) ?? '');
}

export type Operation =
  | 'getSession'
  | 'startLogin'
  | 'completeLogin'
  | 'logout'
  | 'listOrganizations'
  | 'getOrganization'
  | 'listPermissions'
  | 'listStaff'
  | 'listEmployees'
  | 'grantAccess'
  | 'getEmployee'
  | 'revokeAccess'
  | 'changePermissions'
  | 'revealNumbers'
  | 'listJournal'
  | 'listTemplates'
  | 'createTemplate'
  | 'deleteTemplate'
  | 'getCapabilities'
  | 'restoreAccess'
  | 'getConsentForm'
  | 'checkPeople'
  | 'listLearnPrograms'
  | 'listTrainingRecords'
  | 'listTrainingSubmissions'
  | 'createTrainingSubmission'
  | 'getTrainingSubmission'
  | 'sendTrainingPortion'
  | 'completeTrainingSubmission'
  | 'listSoutReports'
  | 'getSoutReport'
  | 'listWorkplaces'
  | 'listDeclarations'
  | 'createDeclaration'
  | 'getDeclaration'
  | 'saveDeclaration'
  | 'deleteDeclaration'
  | 'submitDeclaration'
  | 'listViolations'
  | 'getViolation'
  | 'changeViolationState';

export type Fault =
  | 'slow'
  | 'html'
  | 'empty_204'
  | 'done_html'
  | 'html_502'
  | 'error_500'
  | 'too_many'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'cursor_expired'
  | 'bare'
  | 'strange'
  | 'drop'
  | 'lost'
  | 'unavailable_503'
  | 'too_many_soon'
  | 'unavailable_until'
  | 'conflict_409'
  | 'long'
  | 'conflict_412';

/** What can be wrong with the stand-in provider as a whole. */
export type Quirk =
  | 'none'
  | 'issuer_mismatch'
  | 'no_s256'
  | 'jwks_empty'
  | 'second_key'
  | 'discovery_down'
  | 'discovery_html'
  | 'logout_no_state'
  | 'logout_other_state'
  | 'rotate_keys';

type Environment = Record<string, string>;

export class Cabinet {
  /** The app's origin. */
  url = '';
  /** The stand-in provider's origin. */
  idp = '';
  /** The origin of the demo's site of a region, where `HOST_PORT` asks for it. */
  region = '';
  /** The origin of the demo's hostile site, where `HOSTILE_PORT` asks for it. */
  hostile = '';
  private child: ChildProcess | undefined;
  private said = '';

  private constructor(
    private readonly folder: string,
    private readonly environment: Environment,
    private readonly program: readonly [string, ...string[]],
  ) {}

  /** Starts a backend on a copy of the demo data. */
  static async start(environment: Environment = {}, data: Data = 'small'): Promise<Cabinet> {
    const folder = mkdtempSync(join(tmpdir(), 'cabinet-'));
    const template = templateIn(prepared('TEMPLATE'), data);
    for (const part of ['', '-wal']) {
      if (existsSync(template + part)) {
        copyFileSync(template + part, join(folder, `demo.sqlite${part}`), constants.COPYFILE_FICLONE);
      }
    }
    const program = [prepared('BACKEND')] as const;
    const cabinet = new Cabinet(folder, { PORT: '0', IDP_PORT: '0', ...environment }, program);
    await cabinet.run();
    return cabinet;
  }

  /** The other backend of `end2end/second-backend/`, which begins anew with each start. */
  static async second(): Promise<Cabinet> {
    const folder = mkdtempSync(join(tmpdir(), 'cabinet-'));
    const cabinet = new Cabinet(folder, { PORT: '0', IDP_PORT: '0' }, SECOND_BACKEND);
    await cabinet.run();
    return cabinet;
  }

  /** Stops the backend as a service manager would; database and ports stay. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Starts it again on the same database and the same ports. */
  async startAgain(): Promise<void> {
    await this.run();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.startAgain();
  }

  /** Breaks the next answers, by the form of the stand's page. */
  async fault(operation: Operation | 'any', fault: Fault, times = 1): Promise<void> {
    await this.stand('faults', { operation, fault, times: String(times) });
  }

  /** Breaks every n-th answer until `noFaults`. */
  async faultEvery(every: number, operation: Operation | 'any', fault: Fault): Promise<void> {
    await this.stand('faults', { operation, fault, every: String(every) });
  }

  async noFaults(): Promise<void> {
    await this.stand('reset', {});
  }

  async expireSessions(): Promise<void> {
    await this.stand('expire-sessions', {});
  }

  /** The registry of trained persons accepts whatever was sent, and numbers it. */
  async registryAnswers(): Promise<void> {
    await this.stand('registry', {});
  }

  /** The registry of declarations answers one that was submitted. */
  async declarationAnswered(id: string, verdict: 'registered' | 'rejected'): Promise<void> {
    await this.stand('declarations', { declaration: id, verdict });
  }

  /** Lasts until another one is chosen. */
  async provider(quirk: Quirk): Promise<void> {
    await this.stand('provider', { quirk });
  }

  /** What the backend has written since its start. */
  get log(): string {
    return this.said;
  }

  async destroy(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async stand(control: string, form: Record<string, string>): Promise<void> {
    const answer = await fetch(`${this.idp}/stand/${control}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
    });
    if (answer.status !== 303) {
      throw new Error(`/stand/${control} answered ${answer.status}: ${await answer.text()}`);
    }
  }

  private async run(): Promise<void> {
    const [command, ...args] = this.program;
    const child = spawn(command, args, {
      env: {
        PATH: process.env.PATH,
        DIST: prepared('DIST'),
        DATABASE: join(this.folder, 'demo.sqlite'),
        LOGIN_LIMIT: '100000',
        REQUEST_LIMIT: '100000',
        NUMBER_LIMIT: '100000',
        ...this.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.said = '';
    const ready = new Promise<void>((done, failed) => {
      const listen = (chunk: Buffer) => {
        this.said += chunk.toString('utf8');
        if (this.address('Кабинет') && this.address('Госуслуги (стенд)')) done();
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('error', failed);
      child.once('exit', (code) => {
        failed(new Error(`the backend ended with ${code}: ${this.said}`));
      });
    });
    await ready;
    this.url = this.address('Кабинет') ?? '';
    this.idp = this.address('Госуслуги (стенд)') ?? '';
    this.region = this.address('Сайт региона (пример)') ?? '';
    this.hostile = this.address('Чужой сайт (пример)') ?? '';
    // A restart comes back where the browser knows it.
    const { environment } = this;
    if (environment.PORT === '0') environment.PORT = new URL(this.url).port;
    if (environment.IDP_PORT === '0') environment.IDP_PORT = new URL(this.idp).port;
  }

  private address(name: string): string | undefined {
    const line = this.said.split('\n').find((text) => text.startsWith(`${name}: `));
    return line?.slice(name.length + 2).trim();
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await ended;
  }
}
