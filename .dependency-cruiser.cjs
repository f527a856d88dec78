/** The architecture's borders: which folder may import which. Run by `npm run borders`. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two modules that import each other are one idea in two files, or two ideas that lack a third: split by meaning.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'language-is-pure',
      comment:
        'The language runs in a worker, in Node and in tests alike: no editor, no protocol, no Node module. Give it what it needs as data, or as a function.',
      severity: 'error',
      from: { path: '^language/' },
      to: {
        path: '^(server|client|tests|scripts)/|^node_modules/(vscode-|@types/node|langium/lib/(lsp|node|grammar|generate|test)/)',
      },
    },
    {
      name: 'language-without-node',
      comment: 'The file system, the clock and processes belong to the hosts in server/.',
      severity: 'error',
      from: { path: '^language/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'model-knows-nothing',
      comment: 'The topology is plain data: whoever reads it may import it, and it imports nobody.',
      severity: 'error',
      from: { path: '^language/model/' },
      to: { path: '^language/(?!model/)|^node_modules/' },
    },
    {
      name: 'readers-see-the-model-only',
      comment:
        'Rules, runbook, simulation, diagram and operations read the topology, never the tree: what they need from the text, binding puts into the model.',
      severity: 'error',
      from: { path: '^language/(rules|runbook|simulation|diagram|operations)/' },
      to: { path: '^language/(syntax|generated)/|^language/[^/]+\\.ts$|^node_modules/langium/' },
    },
    {
      name: 'explanations-see-model-and-simulation',
      comment: 'What is told about a part follows from the topology and from what happens to it, never from the tree.',
      severity: 'error',
      from: { path: '^language/explain/' },
      to: { path: '^language/(?!explain/|model/|simulation/index\\.ts$)|^node_modules/' },
    },
    {
      name: 'readers-are-strangers',
      comment:
        'Rules, runbook, simulation and diagram are independent of each other; what two of them need is a query of the model.',
      severity: 'error',
      from: { path: '^language/(rules|runbook|simulation|diagram)/' },
      to: { path: '^language/(rules|runbook|simulation|diagram|operations)/', pathNot: '^language/$1/' },
    },
    {
      name: 'operations-plan-and-simulate',
      comment:
        'An operation is a runbook whose expectations are simulated: it reads runbook and simulation, and nothing of rules and diagrams.',
      severity: 'error',
      from: { path: '^language/operations/' },
      to: { path: '^language/(rules|diagram)/' },
    },
    {
      name: 'failover-view-is-above',
      comment: 'What puts simulation and diagram together is known to neither of them, nor to rules and runbook.',
      severity: 'error',
      from: { path: '^language/(model|rules|runbook|simulation|diagram|syntax)/' },
      to: { path: '^language/failover/' },
    },
    {
      name: 'exports-are-above',
      comment:
        'An export writes down what runbook, simulation and diagram make of the topology, never the tree; none of them knows of it.',
      severity: 'error',
      from: { path: '^language/export/' },
      to: { path: '^language/(rules|operations|explain|syntax|generated)/|^language/[^/]+\\.ts$|^node_modules/' },
    },
    {
      name: 'exports-are-for-hosts',
      comment: 'Only hosts export: what a part of the language needs of an export belongs into that part.',
      severity: 'error',
      from: { path: '^language/(model|rules|runbook|simulation|diagram|operations|explain|failover|syntax)/' },
      to: { path: '^language/export/' },
    },
    {
      name: 'refactorings-see-model-and-rules',
      comment:
        'A refactoring is edits as data, like a fix: it may use what rules offer, knows nothing of text, and no rule knows of it.',
      severity: 'error',
      from: { path: '^language/refactor/' },
      to: { path: '^language/(?!refactor/|model/|rules/)|^node_modules/' },
    },
    {
      name: 'refactorings-are-above',
      comment: 'What is offered to whoever asks is known to nothing that finds, draws or plans.',
      severity: 'error',
      from: { path: '^language/(model|rules|runbook|simulation|diagram|operations|explain|complete|syntax)/' },
      to: { path: '^language/refactor/' },
    },
    {
      name: 'one-door',
      comment: 'Hosts use the language through language/index.ts (`#language`), so that its inside can change.',
      severity: 'error',
      from: { path: '^(server|client)/' },
      to: { path: '^language/', pathNot: '^language/index\\.ts$' },
    },
    {
      name: 'client-speaks-the-protocol',
      comment: 'The client knows the server by its protocol alone.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/', pathNot: '^server/protocol\\.ts$' },
    },
    {
      name: 'client-without-language',
      comment: 'What the client shows, the server has computed.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^language/' },
    },
    {
      name: 'page-without-extension',
      comment:
        'The preview page runs in a browser frame: it shares nothing with the extension but messages and the protocol.',
      severity: 'error',
      from: { path: '^client/webview/' },
      to: { path: '^client/(?!webview/)|^node_modules/' },
    },
    {
      name: 'protocol-is-shapes',
      comment: 'The protocol is imported by every side, so it imports nothing.',
      severity: 'error',
      from: { path: '^server/protocol\\.ts$' },
      to: {},
    },
    {
      name: 'lsp-and-cli-are-strangers',
      comment: 'Two hosts of one language: what both need belongs into language/.',
      severity: 'error',
      from: { path: '^server/cli/' },
      to: { path: '^server/lsp/' },
    },
    {
      name: 'no-dev-dependencies-shipped',
      comment: 'What runs at the user has to be in "dependencies" of package.json.',
      severity: 'error',
      from: { path: '^(language|server|client)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '@types/(vscode|sarif)' },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that nothing answers.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.build|artifacts)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'browser', 'default'],
    },
  },
};
