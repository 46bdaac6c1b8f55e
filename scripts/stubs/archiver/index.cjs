function refuse() {
  throw new Error("artifacts are stored as raw files, never zipped");
}

module.exports = { create: refuse };
