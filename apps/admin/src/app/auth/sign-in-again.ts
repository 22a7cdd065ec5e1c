import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, throwError } from 'rxjs';
import { Session } from './session';

/** A 401 on any request but those of signing in itself leads to the sign-in page, and back afterwards. */
export const signInAgain: HttpInterceptorFn = (request, next) => {
  const [session, router] = [inject(Session), inject(Router)];
  return next(request).pipe(
    catchError((error: unknown) => {
      const isOurs = !request.url.startsWith('/api/v1/auth/') && request.url !== '/api/v1/me';
      if (isOurs && error instanceof HttpErrorResponse && error.status === 401) {
        session.expire();
        void router.navigate(['/login'], { queryParams: { next: router.url, expired: 1 } });
      }
      return throwError(() => error);
    }),
  );
};
