import { Global, Inject, Module } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { deleteExpiredSignIns } from '@rollcall/db/auth';
import type { Db } from '@rollcall/db/database';
import { AuthModule as BetterAuthModule } from '@thallesp/nestjs-better-auth';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { CONFIG } from '../config.js';
import type { Config } from '../config.js';
import { CallerFinder } from '../http/caller.js';
import { Passwords } from '../passwords.js';
import { DB, LOG, POOL } from '../platform.module.js';
import { authDoor, ownAnswers } from './auth-door.js';
import { openSignIn } from './sign-in.js';
import type { SignIn } from './sign-in.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { SIGN_IN } from './sign-in.token.js';
import { SignedInFinder } from './signed-in.finder.js';

const cleanUpEveryMs = 15 * 60_000;

@Global()
@Module({
  providers: [
    { provide: SIGN_IN, useFactory: openSignIn, inject: [CONFIG, DB, Passwords, LOG] },
    { provide: CallerFinder, useClass: SignedInFinder },
  ],
  exports: [SIGN_IN, CallerFinder],
})
class SignInModule {}

/** Sign-in, sessions, API keys at the door. Our own guard asks who is calling; better-auth's is left out. */
@Module({
  imports: [
    SignInModule,
    BetterAuthModule.forRootAsync({
      inject: [SIGN_IN, CONFIG, POOL, LOG],
      disableGlobalAuthGuard: true,
      useFactory: (signIn: SignIn, { publicUrl }: Config, pool: Pool, log: Logger) => ({
        auth: ownAnswers(signIn, log),
        bodyParser: { json: { enabled: false }, urlencoded: { enabled: false } },
        disableTrustedOriginsCors: true,
        middleware: authDoor({ publicUrl, throttle: new SignInThrottle(pool), log }),
      }),
    }),
  ],
})
export class AuthModule implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const cleanUp = () =>
      void deleteExpiredSignIns(this.db).catch((fault: unknown) => this.log.error({ err: fault }, 'clean-up failed'));
    this.#timer = setInterval(cleanUp, cleanUpEveryMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }
}
