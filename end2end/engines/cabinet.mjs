// What tests/cabinet.ts and tests/global-setup.ts are for Playwright, in little: node's own test
// runner reads no TypeScript.
import { execFileSync } from 'node:child_process';
import { constants, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const BUILT_BACKEND = resolve(process.env.BACKEND ?? join(ROOT, 'target/debug/reference-backend'));
const BUILT_DIST = resolve(process.env.DIST ?? join(ROOT, 'dist'));

/** The backend and the app, copied so that a rebuild beside the test does no harm, and the demo data. */
export class Demo {
  constructor() {
    if (!existsSync(BUILT_BACKEND)) throw new Error(`no backend at ${BUILT_BACKEND}: cargo build -p reference-backend`);
    if (!existsSync(join(BUILT_DIST, 'index.html'))) throw new Error(`no app in ${BUILT_DIST}: make dist`);
    this.folder = mkdtempSync(join(tmpdir(), 'cabinet-engines-'));
    this.backend = join(this.folder, 'reference-backend');
    this.dist = join(this.folder, 'dist');
    copyFileSync(BUILT_BACKEND, this.backend);
    cpSync(BUILT_DIST, this.dist, { recursive: true });
    execFileSync(this.backend, ['--seed-only'], {
      env: { PATH: process.env.PATH, DATABASE: join(this.folder, 'demo.sqlite'), DEMO: 'small' },
      stdio: 'pipe',
    });
  }

  /**
   * A backend on a copy of the demo data; gives the address of the app.
   * @param {import('./program.mjs').Begun} begun
   * @param {string} name Of the copy.
   */
  async start(begun, name) {
    const folder = join(this.folder, name);
    mkdirSync(folder);
    for (const part of ['', '-wal']) {
      const template = join(this.folder, `demo.sqlite${part}`);
      if (existsSync(template)) copyFileSync(template, join(folder, `demo.sqlite${part}`), constants.COPYFILE_FICLONE);
    }
    const { PATH } = process.env;
    const environment = { PATH, PORT: '0', IDP_PORT: '0', DIST: this.dist, DATABASE: join(folder, 'demo.sqlite') };
    const backend = begun.start(this.backend, [], environment);
    return backend.ready('the addresses of the backend', () => {
      const isWhole = /^Госуслуги \(стенд\): .*\n/m.test(backend.said);
      return isWhole ? /^Кабинет: (\S+)/m.exec(backend.said)?.[1] : undefined;
    });
  }

  end() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
