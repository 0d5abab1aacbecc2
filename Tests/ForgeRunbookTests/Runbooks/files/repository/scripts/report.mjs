console.log("levels")
