import { bootstrapApplication } from '@angular/platform-browser';
import { config } from 'zod';
import { App } from './app/app';
import { appConfig } from './app/app.config';

// The page's content security policy forbids compiling text to code; without this zod tries it once and is reported.
config({ jitless: true });

bootstrapApplication(App, appConfig).catch((fault: unknown) => reportError(fault));
