import type { Problem } from '../refusal/problem';
import { tellProblem } from '../refusal/problem-messages';

/** One sentence for a wrong e-mail and a wrong password: nobody learns which addresses exist. */
export function signInMessage(problem: Problem): string {
  if (problem.status === 429) {
    const seconds = problem.retryAfterSeconds;
    return `Too many attempts. ${seconds === null ? 'Wait a few minutes, then try again.' : `Try again in ${waiting(seconds)}.`}`;
  }
  if (problem.kind === 'refused') return 'E-mail address or password is wrong.';
  const told = tellProblem(problem);
  return `${told.what} ${told.todo}`;
}

const waiting = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} seconds` : `${Math.ceil(seconds / 60)} minutes`;
