import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import { signInAgain } from './auth/sign-in-again';
import { routes } from './app.routes';
import { PageTitle } from './shell/page-focus';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([signInAgain])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      // Somebody who goes back and then stays keeps the history as it was.
      withRouterConfig({ canceledNavigationResolution: 'computed' }),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withNavigationErrorHandler(({ error, url }) => {
        // A part of an older version that the server no longer has: the new version is one reload away.
        if (error instanceof TypeError && /import/i.test(error.message)) location.assign(url);
      }),
    ),
    { provide: TitleStrategy, useClass: PageTitle },
  ],
};
