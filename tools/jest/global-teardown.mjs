export default async function tearDown() {
  for (const stop of (globalThis.rollcallServerStops ?? []).reverse()) await stop();
}
