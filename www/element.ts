export const defineValueCalculator = () => {}; export class ValueCalculator {}
