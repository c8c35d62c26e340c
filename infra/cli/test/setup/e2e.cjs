// testTimeout of a project is not read by jest (only the root's): it is set here.
jest.setTimeout(600_000);
