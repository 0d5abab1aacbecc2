import ForgeCommands

await runForgeDocs()
