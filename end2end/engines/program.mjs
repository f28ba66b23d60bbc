// The programs that run beside a journey: its backend, a driver, a screen.
import { spawn } from 'node:child_process';
import { inTime, until } from './until.mjs';

export class Program {
  /** All it has written so far. */
  said = '';

  /**
   * @param {string} command
   * @param {string[]} args
   * @param {NodeJS.ProcessEnv} env
   */
  constructor(command, args, env) {
    this.name = command;
    /** @type {Error | undefined} */
    this.failure = undefined;
    this.child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (this.said += text));
    }
    this.ended = new Promise((done) => {
      this.child.once('exit', done);
      // It could not be started.
      this.child.once('error', (error) => done((this.failure = error)));
    });
  }

  /**
   * Waits for it, as long as it runs.
   * @template T
   * @param {string} what
   * @param {() => T | Promise<T>} look
   */
  async ready(what, look) {
    return until(what, () => {
      if (this.failure) throw this.failure;
      if (this.child.exitCode !== null) throw new Error(`${this.name} ended with ${this.child.exitCode}: ${this.said}`);
      return look();
    });
  }

  async stop() {
    this.child.kill('SIGTERM');
    await inTime(`${this.name} to end`, this.ended);
  }
}

/** All that a journey has begun, to be ended in the other order. */
export class Begun {
  /** @type {(() => unknown)[]} */
  #ends = [];

  /** @param {() => unknown} end */
  endsWith(end) {
    this.#ends.unshift(end);
  }

  /**
   * @param {string} command
   * @param {string[]} args
   * @param {NodeJS.ProcessEnv} env
   */
  start(command, args, env = process.env) {
    const program = new Program(command, args, env);
    this.endsWith(() => program.stop());
    return program;
  }

  /** Each, whatever becomes of the others. */
  async end() {
    /** @type {unknown[]} */
    const failures = [];
    for (const end of this.#ends) {
      try {
        await inTime('the end of what was begun', end());
      } catch (failure) {
        failures.push(failure);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'what was begun did not end');
  }
}
