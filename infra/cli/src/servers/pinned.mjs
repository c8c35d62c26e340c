// The servers this release was tried with. go.mod and pom.xml of infra/tools hold the same versions (a test compares them).

/** @typedef {{ url: (key: string) => string | null, member: string, sha256: Record<string, string> }} Release */

const natsKeys = { 'linux-x64': 'linux-amd64', 'linux-arm64': 'linux-arm64', 'darwin-x64': 'darwin-amd64', 'darwin-arm64': 'darwin-arm64' };
const temporalKeys = { 'linux-x64': 'linux_amd64', 'linux-arm64': 'linux_arm64', 'darwin-x64': 'darwin_amd64', 'darwin-arm64': 'darwin_arm64' };

export const NATS = {
  tool: 'nats-server',
  version: '2.15.1',
  /** Older ones have no filter_subjects. */
  least: [2, 10, 0],
  goPackage: 'github.com/nats-io/nats-server/v2',
  goFlags: '-s -w',
  usual: '1 min, once per machine',
  /** @type {Release} */
  release: {
    url: (key) => natsKeys[key] && `https://github.com/nats-io/nats-server/releases/download/v2.15.1/nats-server-v2.15.1-${natsKeys[key]}.tar.gz`,
    member: 'nats-server',
    // No sum was at hand when these were pinned; a release without its sum here is never used. Add `'<platform>-<arch>': '<hex>'`.
    sha256: {},
  },
};

export const TEMPORAL = {
  tool: 'temporal',
  version: '1.8.2',
  least: [1, 5, 0],
  /** A binary built from source calls itself 0.0.0-DEV: then its server's version decides. */
  leastServer: [1, 29, 0],
  goPackage: 'github.com/temporalio/cli/cmd/temporal',
  goFlags: '-s -w -X github.com/temporalio/cli/internal/temporalcli.Version=1.8.2',
  usual: '6 min, once per machine',
  /** @type {Release} */
  release: {
    url: (key) => temporalKeys[key] && `https://github.com/temporalio/cli/releases/download/v1.8.2/temporal_cli_1.8.2_${temporalKeys[key]}.tar.gz`,
    member: 'temporal',
    sha256: {},
  },
};

export const TEST_SERVER = { tool: 'temporal-test-server', version: '1.38.0', mainClass: 'io.temporal.testserver.TestServer', usual: '30 s, once per machine' };

/** What cannot be otherwise without breaking `go build`. */
export const GO_LEAST = [1, 26, 4];
export const JAVA_LEAST = [11, 0, 0];
/** Postgres releases still maintained when this was written. */
export const POSTGRES_LEAST = 14;
