// value-calculator.js, which a page loads first.
import { startClassic } from "./classic-start.js";

startClassic();
