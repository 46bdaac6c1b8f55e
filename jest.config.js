import { availableParallelism } from "node:os";

/** Most of a scenario is waiting for the programs that it starts, so there are more workers than processors. */
const WORKERS_PER_PROCESSOR = 1.5;

export default {
  testEnvironment: "node",
  testTimeout: 120_000,
  maxWorkers: Math.ceil(WORKERS_PER_PROCESSOR * availableParallelism()),
  // Modules of a test file are never given back, and starting a program takes the longer the more memory its parent holds.
  workerIdleMemoryLimit: "500MB",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: {
          parser: {
            syntax: "typescript",
          },
          target: "es2024",
        },
        module: {
          type: "es6",
        },
      },
    ],
  },
  reporters: ["default", "<rootDir>/scripts/jest-counts.ts"],
};
