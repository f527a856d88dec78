/**
 * Starts a server of VS Code whose own script only offers to be started: code-server's up to VS Code 1.93.
 *
 *     node start-old.cjs SERVER_MAIN OPTION…
 *
 * JavaScript, because the Node that such a server wants runs no TypeScript. The options are those of later servers.
 */
const { createServer } = require('node:http');

const [serverMain] = process.argv.splice(2, 1); // what is left is for VS Code, which reads the options from here

async function start() {
  const vscode = await require(serverMain).loadCodeWithNls();
  if (process.argv.includes('--install-extension')) return vscode.spawnCli();

  const server = createServer();
  server.listen(0, '127.0.0.1', async () => {
    const agent = await vscode.createServer(server.address());
    server.on('request', (request, response) => agent.handleRequest(request, response));
    server.on('upgrade', (request, socket) => agent.handleUpgrade(request, socket));
    console.log(`Extension host agent listening on ${server.address().port}`);
  });
}

start().catch((error) => {
  console.error(error);
  process.exit(1);
});
