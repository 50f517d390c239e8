/** Loaded before the product by tests: ends this process when the one that started it is gone, however it went. */
process.stdin.on('close', () => process.kill(process.pid, 'SIGKILL'));
process.stdin.resume();
process.stdin.unref();
