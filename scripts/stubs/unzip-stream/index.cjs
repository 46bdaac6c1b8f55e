function refuse() {
  throw new Error("archives are not unpacked here; the artifact is no raw file");
}

module.exports = { Extract: refuse, Parse: refuse };
