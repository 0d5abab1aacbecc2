import http from "k6/http";

export const ask = (path) => http.get(`${__ENV.BASE}${path}`);
