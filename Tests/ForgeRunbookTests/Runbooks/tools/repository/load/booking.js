import { ask } from "./lib/ask.js";

export default function () {
  ask("/bookings");
}
