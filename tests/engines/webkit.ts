// WebKitGTK by its WebDriver, in plain calls, on a display that nobody sees: it has no windowless mode.
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import type { Readable } from "node:stream";
import { type Driver, HEIGHT, type Launch, WIDTH } from "./driver.js";

/** https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS: Readonly<Record<string, string>> = {
  Tab: "\uE004",
  Enter: "\uE007",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
};
/** How an element is named in an answer: https://www.w3.org/TR/webdriver2/#elements */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const STARTS_WITHIN_MS = 20_000;

export const DRIVER = process.env.WEBKIT_DRIVER ?? "/usr/bin/WebKitWebDriver";

type Call = (method: "GET" | "POST" | "DELETE", path: string, body?: object) => Promise<unknown>;

export async function webkit({ downloads, dark }: Launch): Promise<Driver> {
  const processes: ChildProcess[] = [];
  const stop = () => {
    for (const process of processes.toReversed()) process.kill();
  };
  try {
    const display = await startDisplay(processes);
    const call = await startDriver(processes, display, { downloads, dark });
    const { sessionId, capabilities } = (await call("POST", "/session", { capabilities: {} })) as {
      sessionId: string;
      capabilities: { browserVersion: string };
    };
    const session: Call = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
    await session("POST", "/window/rect", { x: 0, y: 0, width: WIDTH, height: HEIGHT });
    return {
      ...inSession(session),
      version: capabilities.browserVersion,
      close: async () => {
        await session("DELETE", "").finally(stop);
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

function inSession(session: Call): Omit<Driver, "version" | "close"> {
  const act = (actions: object) => session("POST", "/actions", { actions: [actions] });
  return {
    engine: "WebKit",
    open: async (url) => void (await session("POST", "/url", { url })),
    evaluate: async (source, frame) => {
      if (frame) await session("POST", "/frame", { id: await elementOf(session, frame) });
      try {
        return await session("POST", "/execute/sync", { script: `return ${source}`, args: [] });
      } finally {
        if (frame) await session("POST", "/frame", { id: null });
      }
    },
    click: async (x, y) => {
      const actions = [
        { type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ];
      await act({ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions });
    },
    press: async (keys) => {
      const values = keys.split("+").map((key) => KEYS[key] ?? key);
      const down = values.map((value) => ({ type: "keyDown", value }));
      const up = values.toReversed().map((value) => ({ type: "keyUp", value }));
      await act({ type: "key", id: "keys", actions: [...down, ...up] });
    },
    picture: async () => Buffer.from((await session("GET", "/screenshot")) as string, "base64"),
    // Its console is told to nobody: watch.ts hears what the page says.
    said: () => [],
  };
}

async function elementOf(session: Call, selector: string) {
  const found = await session("POST", "/element", { using: "css selector", value: selector });
  return { [ELEMENT]: (found as Record<string, string>)[ELEMENT] };
}

async function startDisplay(processes: ChildProcess[]): Promise<string> {
  const screen = `${WIDTH + 200}x${HEIGHT + 200}x24`;
  const xvfb = spawn(
    process.env.XVFB ?? "/usr/bin/Xvfb",
    ["-screen", "0", screen, "-nolisten", "tcp", "-displayfd", "3"],
    {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    },
  );
  processes.push(xvfb);
  const told = xvfb.stdio[3] as Readable;
  return new Promise((resolve, reject) => {
    xvfb.once("error", reject);
    xvfb.once("exit", () => reject(new Error("Xvfb ended before it had a display")));
    told.once("data", (number: Buffer) => resolve(`:${number.toString().trim()}`));
  });
}

async function startDriver(processes: ChildProcess[], display: string, { downloads, dark }: Launch) {
  const port = await freePort();
  const environment = {
    ...process.env,
    DISPLAY: display,
    WAYLAND_DISPLAY: "",
    GDK_BACKEND: "x11",
    // Pages are as light or dark as the desktop.
    GTK_THEME: dark ? "Adwaita:dark" : "Adwaita",
    // Files that are saved, and whatever else a browser keeps.
    HOME: downloads,
    XDG_DOWNLOAD_DIR: downloads,
    LANG: "C.UTF-8",
    LANGUAGE: "en",
    NO_AT_BRIDGE: "1",
    LIBGL_ALWAYS_SOFTWARE: "1",
    // Only our own pages are opened, and a container has no namespaces for a sandbox.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  };
  const driver = spawn(DRIVER, [`--port=${port}`], {
    env: environment,
    stdio: "ignore",
  });
  processes.push(driver);
  let failed: Error | null = null;
  driver.once("error", (error) => {
    failed = error;
  });
  const call: Call = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = (await answer.json()) as { value: unknown };
    const problem = value as { error?: string; message?: string } | null;
    if (!answer.ok) throw new Error(`${path}: ${problem?.error}: ${problem?.message}`);
    return value;
  };
  for (const start = Date.now(); Date.now() - start < STARTS_WITHIN_MS; ) {
    if (failed) throw failed;
    const isReady = await call("GET", "/status").then(
      () => true,
      () => false,
    );
    if (isReady) return call;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("WebKitWebDriver did not start");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
