import type { Operation } from './document.js';

const problem = (codes: string) => ({
  description: codes,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const text = { type: 'string' };
const object = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});
const operation = (operationId: string, summary: string, more: object): Operation => ({
  operationId,
  summary,
  description: 'Open to anybody.',
  tags: ['auth'],
  security: [],
  ...more,
});

/** The doors of the sign-in library that clients use. They are no controllers, so nobody could read them off the code. */
export const signInPaths: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  '/api/v1/auth/sign-in/email': {
    post: operation('auth.signIn', 'Signs in and sets the session cookie', {
      requestBody: { required: true, ...json(object({ email: text, password: text })) },
      responses: {
        200: { description: 'Signed in', ...json({ type: 'object' }) },
        401: problem('`sign-in-needed`'),
        429: problem('`rate-limited`'),
      },
    }),
  },
  '/api/v1/auth/sign-out': {
    post: operation('auth.signOut', 'Ends the session', {
      responses: { 200: { description: 'Signed out', ...json({ type: 'object' }) } },
    }),
  },
  '/api/v1/auth/get-session': {
    get: operation('auth.session', 'The session of the cookie, or null', {
      responses: { 200: { description: 'The session', ...json({ type: ['object', 'null'] }) } },
    }),
  },
};
