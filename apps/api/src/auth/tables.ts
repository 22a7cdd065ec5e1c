/** Our names for better-auth's tables and columns (migration 0010). */
const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

/** Table `users`. */
export const userFields = { modelName: 'users', fields: { emailVerified: 'email_verified', ...stamps } } as const;

/** Table `sessions`, with the tenant a session works in. */
export const sessionFields = {
  modelName: 'sessions',
  fields: {
    userId: 'user_id',
    expiresAt: 'expires_at',
    ipAddress: 'ip_address',
    userAgent: 'user_agent',
    ...stamps,
  },
  additionalFields: {
    currentTenantId: { type: 'string', required: false, input: false, fieldName: 'current_tenant_id' },
  },
} as const;

/** Table `accounts`. */
export const accountFields = {
  modelName: 'accounts',
  fields: {
    userId: 'user_id',
    accountId: 'account_id',
    providerId: 'provider_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    ...stamps,
  },
} as const;

/** Table `verifications`. */
export const verificationFields = {
  modelName: 'verifications',
  fields: { expiresAt: 'expires_at', ...stamps },
} as const;

/** Table `two_factors`, and its flag on `users`. */
export const twoFactorSchema = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'two_factors',
    fields: {
      userId: 'user_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
} as const;
