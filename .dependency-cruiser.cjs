/** The layers of docs/reference/architecture.md, as rules. `npm run layers` checks them; test/unit/layers.test.ts breaks each on purpose. */
/** Who may import Electron: what composes the program, its window and its processes. A new folder may not until it is named here. */
const ofElectron =
  '^electron/((main|services|preload|practice-options)\\.ts|window/|ipc/|processes/(?!(port|parent)\\.ts))'

/** One home each: a package that only one place may import. */
const home = (name, pkg, path) => ({
  name,
  severity: 'error',
  from: { path: '^(electron|renderer|shared)/', pathNot: path },
  to: { path: `^node_modules/${pkg}(/|$)` },
})

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'folders-run-downwards',
      severity: 'error',
      scope: 'folder',
      // The files that compose the program know each other, which for this scope is a circle of one.
      from: { pathNot: '^electron$' },
      to: { circular: true },
    },
    {
      name: 'shared-imports-only-itself-and-zod',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: '^(shared/|node_modules/zod(/|$))' },
    },
    {
      name: 'renderer-never-imports-electron',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ['^electron/', '^node_modules/electron(/|$)', '^electron$'] },
    },
    {
      name: 'electron-never-imports-renderer',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'features-never-import-each-other',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/([^/]+)/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'parts-know-no-feature',
      severity: 'error',
      from: { path: '^renderer/(parts|bridge)/' },
      to: { path: '^renderer/(features|app)/' },
    },
    {
      name: 'ui-knows-nothing-of-the-api',
      severity: 'error',
      from: { path: '^renderer/(ui|lib)/' },
      to: { path: '^renderer/(features|app|parts|bridge)/' },
    },
    {
      name: 'services-run-under-plain-node',
      severity: 'error',
      from: { path: '^electron/', pathNot: ofElectron },
      to: { path: ['^node_modules/electron(/|$)', '^electron$'] },
    },
    {
      name: 'practice-is-a-second-reading',
      severity: 'error',
      from: { path: '^electron/practice/' },
      to: { path: ['^electron/link/', '^shared/'] },
    },
    {
      name: 'link-never-imports-practice',
      severity: 'error',
      from: { path: '^electron/(?!main\\.ts|practice/)' },
      to: { path: '^electron/practice/(?!(process|messages)\\.ts)' },
    },
    {
      name: 'preload-knows-names-only',
      severity: 'error',
      from: { path: '^electron/preload\\.ts$' },
      to: { pathNot: ['^shared/ipc/channels\\.ts$', '^electron$', '^node_modules/electron(/|$)'] },
    },
    home('undici-lives-in-the-transport', 'undici', '^electron/link/transport(/|\\.ts)'),
    home('keytar-lives-in-the-keychain', 'keytar', '^electron/identity/keychain\\.ts$'),
    home('aws-lives-in-sqs', '@(aws-sdk|smithy)', '^electron/notifications/sqs\\.ts$'),
    home('the-driver-lives-in-the-store', '@photostructure/sqlite', '^electron/store/'),
    home('pdfjs-lives-in-the-pdf-frame', 'pdfjs-dist', '^renderer/pdf-frame/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // So that a tree of its own with a linked node_modules can be checked: test/unit/layers.test.ts.
    preserveSymlinks: true,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
    builtInModules: { add: ['electron'] },
  },
}
