import { SetMetadata } from '@nestjs/common';
import type { Permission } from '@rollcall/domain/permission';

/** Who may use a route: anybody, anybody signed in, or callers with one permission. */
export type Access = 'public' | 'signed-in' | Permission;

/** The metadata key of {@link Access}: exactly one on every handler, or on its controller. */
export const accessKey = 'rollcall:access';

/** Callers with this permission may use the route. */
export const Allow = (permission: Permission) => SetMetadata(accessKey, permission satisfies Access);

/** Every caller may use the route: it shows or changes only what is the caller's own. */
export const AllowSignedIn = () => SetMetadata(accessKey, 'signed-in' satisfies Access);

/** Anybody may use the route, without signing in. Nothing of a tenant may be behind it. */
export const Public = () => SetMetadata(accessKey, 'public' satisfies Access);
