// Stands for a service in the launcher's own tests: ready when asked, drains on TERM, refuses a bad variable.
import { createServer } from 'node:http';

if (process.env.SANDBOX === '0') {
  console.error('SANDBOX (1: stepped business clock): must be 1 here');
  process.exit(78);
}
const server = createServer((req, res) => res.end(JSON.stringify({ pid: process.pid }))).listen(Number(process.env.HEALTH_PORT), '127.0.0.1');
process.on('SIGTERM', () => {
  console.log('drained');
  server.closeAllConnections();
  server.close();
});
