console.log("size");
