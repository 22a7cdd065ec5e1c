import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import type { Permission } from '@rollcall/domain/permission';
import { firstValueFrom } from 'rxjs';
import { meViewSchema, type MeFlag, type MeView } from '@rollcall/domain/me';

/** Who is signed in. `undefined` = not asked yet, `null` = nobody. */
@Service()
export class Session {
  private readonly http = inject(HttpClient);
  private readonly known = signal<MeView | null | undefined>(undefined);
  readonly me = this.known.asReadonly();
  private readonly permissions = computed(() => new Set(this.known()?.permissions ?? []));

  may(permission: Permission): boolean {
    return this.permissions().has(permission);
  }

  /** Whether the tenant has something that not every one has. */
  has(flag: MeFlag): boolean {
    return this.known()?.flags[flag] ?? false;
  }

  /** Asks the server unless it was asked before. Throws when it cannot say: that is not the same as "nobody". */
  async load(): Promise<MeView | null> {
    const me = this.known();
    if (me !== undefined) return me;
    return this.ask();
  }

  /** Throws the server's refusal; a wrong e-mail and a wrong password are the same one. */
  async signIn(email: string, password: string): Promise<void> {
    await firstValueFrom(this.http.post('/api/v1/auth/sign-in/email', { email, password }));
    await this.ask();
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.post('/api/v1/auth/sign-out', {}));
    this.known.set(null);
  }

  /** The server said 401: whoever was here is not any more. */
  expire(): void {
    this.known.set(null);
  }

  private async ask(): Promise<MeView | null> {
    try {
      this.known.set(meViewSchema.parse(await firstValueFrom(this.http.get('/api/v1/me'))));
    } catch (error) {
      if (!(error instanceof HttpErrorResponse) || error.status !== 401) throw error;
      this.known.set(null);
    }
    return this.known() ?? null;
  }
}
