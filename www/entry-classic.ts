// value-calculator.js: one classic script that carries everything and defines <value-calculator>.
import { defineValueCalculator } from "./element.js";

defineValueCalculator();
