/** Injection token of the configured better-auth (`SignIn`). */
export const SIGN_IN = Symbol('SignIn');
