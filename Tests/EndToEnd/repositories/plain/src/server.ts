import { createServer } from "node:http";
import { recipes } from "./routes/recipes";

createServer(recipes).listen(8080);
