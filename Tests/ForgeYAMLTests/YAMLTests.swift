import ForgeYAML
