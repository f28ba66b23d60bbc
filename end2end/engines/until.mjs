// The one way of waiting: look until it is there, and say what was waited for when it never comes.
import { setTimeout as pause } from 'node:timers/promises';

const LIMIT = 15_000;
const BETWEEN_LOOKS = 50;

/**
 * What the promise gives, unless it takes too long.
 * @template T
 * @param {string} what Named as a reader of the failure would name it.
 * @param {T | Promise<T>} promise
 * @param {number} end The moment at which it is too late.
 * @returns {Promise<T>}
 */
async function before(what, promise, end) {
  const over = new AbortController();
  const tooLate = pause(Math.max(0, end - Date.now()), undefined, { signal: over.signal }).then(() => {
    throw new Error(`waited ${LIMIT / 1000} s for ${what}`);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    over.abort();
  }
}

/**
 * @template T
 * @param {string} what
 * @param {T | Promise<T>} promise
 */
export const inTime = (what, promise) => before(what, promise, Date.now() + LIMIT);

/**
 * Looks until something is found.
 * @template T
 * @param {string} what
 * @param {() => T | Promise<T>} look
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, look) {
  const end = Date.now() + LIMIT;
  for (;;) {
    // A driver that hangs is no reason to wait for ever.
    const found = await before(what, look(), end);
    if (found) return found;
    await before(what, pause(BETWEEN_LOOKS), end);
  }
}
