import { say } from './say.mjs';

/**
 * Stops once, in order, on the first signal, when the terminal goes away, or when whoever started us is gone. A second
 * signal that is no echo of the first does not wait any longer. Exits by itself: 0 after an orderly stop.
 * @param {{ stop: () => Promise<void>, stopAtOnce: () => Promise<void> }} how
 */
export function onSignals({ stop, stopAtOnce }) {
  const state = { isAsked: false };
  let askedAt = 0;
  const ask = () => {
    if (!state.isAsked) {
      state.isAsked = true;
      askedAt = Date.now();
      say('\nStopping …');
      finish(stop, 0);
    } else if (Date.now() - askedAt > 400) {
      say('Stopping at once.');
      finish(stopAtOnce, 130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, ask);
  process.once('disconnect', ask);
  process.channel?.unref();
  return state;
}

function finish(work, code) {
  work().then(
    () => {
      if (code === 0) say('Everything is stopped; the data is kept.');
      process.exit(code);
    },
    (error) => {
      say(`Not everything could be stopped: ${error.message}`);
      process.exit(1);
    },
  );
}
