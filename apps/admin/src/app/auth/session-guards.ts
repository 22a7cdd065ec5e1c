import { inject } from '@angular/core';
import { RedirectCommand, Router, type CanActivateFn } from '@angular/router';
import type { Permission } from '@rollcall/domain/permission';
import { Session } from './session';

/** Lets signed-in people pass, sends others to sign in and back. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const [session, router] = [inject(Session), inject(Router)];
  try {
    if (await session.load()) return true;
  } catch (error) {
    return new RedirectCommand(router.parseUrl('/trouble'), { skipLocationChange: true, state: { error } });
  }
  return router.createUrlTree(['/login'], state.url === '/' ? {} : { queryParams: { next: state.url } });
};

/** Keeps signed-in people off the sign-in page. */
export const signedOut: CanActivateFn = async () => {
  const [session, router] = [inject(Session), inject(Router)];
  const me = await session.load().catch(() => null); // the page itself tells when signing in does not work
  return me === null || router.parseUrl('/');
};

/** Shows the 403 page in place of a page this person may not see. */
export const mayUse =
  (permission: Permission): CanActivateFn =>
  () => {
    const [session, router] = [inject(Session), inject(Router)];
    if (session.may(permission)) return true;
    const page = router.createUrlTree(['/forbidden'], { queryParams: { permission } });
    return new RedirectCommand(page, { skipLocationChange: true });
  };
