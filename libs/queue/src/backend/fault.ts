/** SQLSTATE or system code of a fault; '' if it has none. */
export function codeOf(fault: unknown): string {
  const code = typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : '';
  return typeof code === 'string' ? code : '';
}

/** The text of a fault; its code if it has no text, as an aggregate of refused connections. */
export const textOf = (fault: unknown): string =>
  (fault instanceof Error ? fault.message : String(fault)) || codeOf(fault) || 'unknown fault';

const passingCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND', // a name that a resolver learns only when the other container is up
  '57P01', // the server is going down
  '57P02', // it crashed
  '57P03', // it is starting
  '53300', // too many connections just now
]);
const passingTexts = /terminated|timeout|took longer|stream isn't writeable|connection is closed|LOADING/i;

/** Whether waiting can help: the server is away, starting or full. A wrong password or a missing role stays wrong. */
export const isPassing = (fault: unknown): boolean =>
  passingCodes.has(codeOf(fault)) || passingTexts.test(textOf(fault));
