/** Fails when a kind misses a station of its trail, or a folder has a name that says nothing or that nobody knows. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindFolders } from '../eslint/features.mjs';
import { conclude, projectFiles, root } from './files.mjs';

const stations = (kind) => [
  `libs/domain/src/${kind}/${kind}.contract.ts`,
  `libs/domain/src/${kind}/${kind}.kind.ts`,
  `libs/domain/src/${kind}/index.ts`,
  `libs/db/src/${kind}/index.ts`,
  `apps/worker/src/${kind}/${kind}.batches.ts`,
  `apps/worker/src/${kind}/${kind}.processor.ts`,
  `apps/worker/src/${kind}/${kind}.module.ts`,
  `apps/api/src/${kind}/${kind}.controller.ts`,
  `apps/api/src/${kind}/${kind}.service.ts`,
  `apps/api/src/${kind}/${kind}.module.ts`,
  `apps/admin/src/app/${kind}/${kind}.routes.ts`,
  `apps/admin/src/app/${kind}/${kind}-page.ts`,
  `tests/resumable/${kind}.resumable.spec.ts`,
];

const meaningless = /(^|\/)(shared|common|utils?|helpers?|core|misc|types)\//;

/** Folders that are no feature, by project; a feature has the name of a folder in the domain. */
const known = {
  'libs/db': ['database', 'embedded', 'migrations', 'testing', 'auth', 'idempotency'],
  'libs/queue': ['backend', 'bell', 'delivery', 'migrate'],
  'libs/files': ['store', 'text'],
  'libs/client': ['generated'],
  'apps/api': ['http', 'auth', 'events', 'health', 'openapi'],
  'apps/worker': [],
  'apps/cli': [],
  'apps/admin': [
    'auth',
    'chart',
    'confirm',
    'data-table',
    'format',
    'home',
    'icon',
    'session',
    'settings',
    'shell',
    'tiles',
    'trouble',
  ],
};

const files = projectFiles('libs', 'apps', 'tests');
const features = new Set(files.flatMap((file) => /^libs\/domain\/src\/([^/]+)\//.exec(file)?.[1] ?? []));
const kindsText = readFileSync(join(root, 'libs/domain/src/kinds/kinds.ts'), 'utf8');

const missing = kindFolders.flatMap((kind) => [
  ...stations(kind)
    .filter((file) => !existsSync(join(root, file)))
    .map((file) => `the kind "${kind}" has no ${file}`),
  ...(kindsText.includes(`'../${kind}/index.js'`) ? [] : [`the kind "${kind}" is not registered in kinds.ts`]),
]);
const badNames = files
  .filter((file) => meaningless.test(file))
  .map((file) => `${file}: a folder name that says nothing`);
const unknown = files.flatMap((file) => {
  const [, project, folder] = /^((?:libs|apps)\/[^/]+)\/src\/(?:app\/)?(?!app\/)([^/]+)\//.exec(file) ?? [];
  if (!project || project === 'libs/domain' || folder === 'styles') return [];
  return features.has(folder) || known[project]?.includes(folder)
    ? []
    : [`${project}: nobody knows the folder "${folder}"`];
});

conclude('trail', [...new Set([...missing, ...badNames, ...unknown])]);
