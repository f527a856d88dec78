/** Loaded before a program: writes down each attempt to reach the network or to run another program, and lets none succeed. */
const { appendFileSync } = require('node:fs');

const log = process.env.BTC_ATTEMPTS;

function forbid(owner, ...names) {
  for (const name of names) {
    owner[name] = () => {
      appendFileSync(log, `${name}\n`);
      throw new Error(`${name} is forbidden here.`);
    };
  }
}

const net = require('node:net');
const dns = require('node:dns');
const http = require('node:http');
const https = require('node:https');
const http2 = require('node:http2');
const childProcess = require('node:child_process');
forbid(net, 'connect', 'createConnection', 'createServer');
forbid(net.Socket.prototype, 'connect');
forbid(net.Server.prototype, 'listen');
forbid(require('node:tls'), 'connect', 'createServer');
forbid(require('node:dgram'), 'createSocket');
forbid(dns, 'lookup', 'resolve', 'resolve4', 'resolve6', 'reverse');
forbid(dns.promises, 'lookup', 'resolve', 'resolve4', 'resolve6', 'reverse');
for (const library of [http, https]) forbid(library, 'request', 'get', 'createServer');
forbid(http2, 'connect', 'createServer', 'createSecureServer');
forbid(childProcess, 'spawn', 'exec', 'execFile', 'fork', 'spawnSync', 'execSync', 'execFileSync');
forbid(childProcess.ChildProcess.prototype, 'spawn');
forbid(globalThis, 'fetch', 'WebSocket', 'EventSource');
