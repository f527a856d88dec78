/** A line that says how far long work has come, for who waits at a terminal. */
import type { Output } from '../io.ts';

export interface Progress {
  /** So many of so many are done. */
  readonly at: (done: number, total: number) => void;
  /** Takes the line away: the work has ended, and its result comes. */
  readonly end: () => void;
}

/** Milliseconds in which work ends that needs no such line, and between two of its states. */
const patience = 500;
const pace = 100;

const eraseLine = '\r\u001b[K';

/** @param now milliseconds, from any beginning */
export function createProgress({ terminal, write }: Output, noun: string, now: () => number): Progress {
  let next = now() + patience;
  let isShown = false;
  if (!terminal) return { at: () => {}, end: () => {} };
  return {
    at(done, total) {
      if (now() < next) return;
      next = now() + pace;
      isShown = true;
      write(`${eraseLine}Checking: ${done} of ${total} ${noun}`);
    },
    end() {
      if (isShown) write(eraseLine);
      isShown = false;
    },
  };
}
