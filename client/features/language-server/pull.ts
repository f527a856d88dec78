/** Asks for the newest state of something, as often as it changes, but never twice at once. */

export interface Pull {
  /** Something changed: asks now, or once more as soon as the answer under way is there. */
  readonly request: () => void;
  /** Nothing is asked or delivered any more. */
  readonly stop: () => void;
}

/**
 * An answer is delivered even where it is outdated already, since typing without a pause would otherwise show nothing; the
 * next one follows. A failure is told only where no further answer is to come.
 */
export function createPull<Answer>(
  ask: () => Promise<Answer>,
  deliver: (answer: Answer) => void,
  fail: (error: unknown) => void,
): Pull {
  let isUnderWay = false;
  let isWantedAgain = false;
  let isStopped = false;

  const run = async (): Promise<void> => {
    do {
      isWantedAgain = false;
      try {
        const answer = await ask();
        if (!isStopped) deliver(answer);
      } catch (error) {
        if (!isStopped && !isWantedAgain) fail(error);
      }
    } while (isWantedAgain && !isStopped);
    isUnderWay = false;
  };

  return {
    request: () => {
      if (isStopped) return;
      isWantedAgain = true;
      if (isUnderWay) return;
      isUnderWay = true;
      void run();
    },
    stop: () => {
      isStopped = true;
    },
  };
}
