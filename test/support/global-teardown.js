/** Stops the PostgreSQL of the suites. */
export default async function tearDown() {
  await globalThis.mizanTestServer.stop();
}
