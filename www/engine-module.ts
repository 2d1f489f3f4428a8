// The engine on the whole module, with portfolios.
import { type EngineSource, loader, type WholeEngine } from "./engine.js";
import init, { ask, curve, FedPortfolio, portfolioHeader } from "./generated/engine.js";
import { portfolios } from "./portfolio/portfolio.js";

const load = loader({ ask, curve, init });

export async function loadOnce(source: () => Promise<EngineSource> | EngineSource): Promise<WholeEngine> {
  return Object.assign(await load(source), portfolios({ portfolioHeader, FedPortfolio }));
}
