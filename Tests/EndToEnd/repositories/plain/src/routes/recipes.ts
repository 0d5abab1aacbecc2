import type { RequestListener } from "node:http";

export const recipes: RequestListener = (request, response) => {
  response.end(JSON.stringify({ recipes: [] }));
};
