import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isExecutable, toolDir, toolsDir, which } from '../util/paths.mjs';
import { run, tail } from '../util/run.mjs';
import { Sentence, step } from '../util/say.mjs';
import { atLeast } from '../util/version.mjs';
import { JAVA_LEAST, TEST_SERVER } from './pinned.mjs';

const wrapper = (java, jars) => `#!/bin/sh
# exec: the SDK stops the process it started, which must be Java itself
exec '${java}' -cp '${jars}/*' ${TEST_SERVER.mainClass} "$@"
`;

async function findJava() {
  const java = which('java');
  const version = java ? await run(java, ['-version']) : null;
  if (!java || !version || !atLeast(version.err + version.out, JAVA_LEAST)) {
    throw new Sentence(`The time-skipping tests need Java ${JAVA_LEAST[0]} or newer: install a JRE (for example openjdk-17-jre-headless), or set TEMPORAL_TEST_SERVER.`);
  }
  return java;
}

async function copyJars(target) {
  const mvn = which('mvn');
  if (!mvn) throw new Sentence('The time-skipping test server is fetched with Maven once: install Maven, or set TEMPORAL_TEST_SERVER.');
  mkdirSync(path.dirname(target), { recursive: true });
  const next = mkdtempSync(path.join(path.dirname(target), '.jars-'));
  try {
    const pom = path.join(toolsDir, 'temporal-test-server/pom.xml');
    const { code, out, err } = await run(mvn, ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${next}`]);
    if (code !== 0) throw new Sentence(`Maven could not fetch the time-skipping test server: ${tail(out + err)}`);
    rmSync(target, { recursive: true, force: true });
    renameSync(next, target);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** @returns {Promise<string>} path of an executable whose only argument is the port */
export async function findTestServer() {
  const given = process.env.TEMPORAL_TEST_SERVER;
  if (given) {
    if (!isExecutable(given)) throw new Sentence(`TEMPORAL_TEST_SERVER names ${given}, which cannot be run.`);
    return given;
  }
  const dir = toolDir(TEST_SERVER.tool, TEST_SERVER.version);
  const script = path.join(dir, TEST_SERVER.tool);
  const java = await findJava();
  const jars = path.join(dir, 'jars');
  if (!existsSync(path.join(jars, `${TEST_SERVER.tool}-${TEST_SERVER.version}.jar`))) {
    await step(`fetching the time-skipping test server ${TEST_SERVER.version} with Maven`, TEST_SERVER.usual, () => copyJars(jars));
  }
  // Written each time: Java may have moved since.
  const next = `${script}.${process.pid}.next`;
  writeFileSync(next, wrapper(java, jars));
  chmodSync(next, 0o755);
  renameSync(next, script);
  return script;
}
