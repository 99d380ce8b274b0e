// Loaded before the bot: says over the channel to its parent how much memory is in use once the garbage is cleared.
process.on('message', (asked) => {
  if (asked !== 'memory') return;
  globalThis.gc();
  globalThis.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ rss, heapUsed, external });
});
