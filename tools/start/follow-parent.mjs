/** Loaded into every child process: when whoever started it is gone, even killed, it stops in order instead of staying. */
process.on('disconnect', () => {
  setTimeout(() => process.exit(1), 8_000).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref();
