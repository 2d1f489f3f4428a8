//! The site on localhost, rebuilt and reloaded on every change.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use notify::{RecursiveMode, Watcher};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::build;
use crate::process::{Outcome, root};

const FIRST_PORT: u16 = 4173;
/// What the site must run under everywhere; a page that needs more shows here first.
const POLICY: &str = include_str!("../../www/content-security-policy.txt");
const RELOAD_SCRIPT: &str = include_str!("reload.js");

/// Serves until interrupted.
pub fn run() -> Outcome<()> {
    build::build()?;
    let version = Arc::new(AtomicU64::new(0));
    let server = listen()?;
    println!("\n  {}\n", address(&server));
    println!("Changes in src/ and www/ are built and shown at once. Ctrl+C ends.");
    let served_version = Arc::clone(&version);
    std::thread::spawn(move || {
        for request in server.incoming_requests() {
            let version = Arc::clone(&served_version);
            // One thread a request: a waiting reload request must not hold up a file.
            std::thread::spawn(move || answer(request, &version));
        }
    });
    rebuild_on_change(&version)
}

fn listen() -> Outcome<Server> {
    (FIRST_PORT..FIRST_PORT + 20)
        .find_map(|port| Server::http(("127.0.0.1", port)).ok())
        .ok_or_else(|| format!("ports {FIRST_PORT} to {} are all in use", FIRST_PORT + 19))
}

fn address(server: &Server) -> String {
    server.server_addr().to_ip().map_or_else(String::new, |address| format!("http://localhost:{}/", address.port()))
}

fn rebuild_on_change(version: &AtomicU64) -> Outcome<()> {
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        let ours = |path: &PathBuf| !path.components().any(|part| part.as_os_str() == "generated");
        if !event.kind.is_access() && event.paths.iter().any(ours) {
            // The receiver lives as long as the program.
            let _ = sender.send(());
        }
    })
    .map_err(|error| format!("changes cannot be watched: {error}"))?;
    for folder in ["src", "www"] {
        let watched = watcher.watch(&root().join(folder), RecursiveMode::Recursive);
        watched.map_err(|error| format!("{folder} cannot be watched: {error}"))?;
    }
    while changes.recv().is_ok() {
        // An editor writes several files at once.
        while changes.recv_timeout(Duration::from_millis(150)).is_ok() {}
        match build::build() {
            Ok(()) => {
                version.fetch_add(1, Ordering::SeqCst);
                println!("  built; the page reloads");
            }
            Err(message) => eprintln!("{message}\n  not built; the page stays as it was"),
        }
    }
    Ok(())
}

fn answer(request: Request, version: &AtomicU64) {
    let (path, query) = request.url().split_once('?').unwrap_or((request.url(), ""));
    let (path, seen) = (path.to_owned(), query.parse::<u64>().ok());
    let response = match path.as_str() {
        "/__reload.js" => page("text/javascript", RELOAD_SCRIPT.as_bytes().to_vec()),
        "/__reload" => {
            // Waits for the next version, but not so long that a proxy would give up; the page asks again.
            for _ in 0..200 {
                if seen != Some(version.load(Ordering::SeqCst)) {
                    break;
                }
                std::thread::sleep(Duration::from_millis(100));
            }
            page("text/plain", version.load(Ordering::SeqCst).to_string().into_bytes())
        }
        _ => file(&path),
    };
    let response = if matches!(request.method(), Method::Get | Method::Head) {
        response
    } else {
        Response::from_data(Vec::new()).with_status_code(405)
    };
    // A browser that has gone needs no answer.
    let _ = request.respond(response);
}

type Page = Response<std::io::Cursor<Vec<u8>>>;

fn page(content_type: &str, data: Vec<u8>) -> Page {
    let header = |name: &str, value: &str| Header::from_bytes(name.as_bytes(), value.as_bytes()).ok();
    let mut response = Response::from_data(data);
    for header in [
        header("Content-Type", content_type),
        header("Cache-Control", "no-store"),
        header("Content-Security-Policy", POLICY.trim()),
    ]
    .into_iter()
    .flatten()
    {
        response.add_header(header);
    }
    response
}

/// A file of the site. Nothing outside its folder has a path here.
fn file(url: &str) -> Page {
    let asked = Path::new(url.trim_start_matches('/'));
    let inside = asked.components().all(|part| matches!(part, Component::Normal(_)));
    let mut path = root().join("dist/site").join(asked);
    if path.is_dir() {
        path = path.join("index.html");
    }
    match fs::read(&path) {
        Ok(mut data) if inside => {
            let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
            if extension == "html" {
                data.extend_from_slice(b"<script src=\"/__reload.js\" defer></script>\n");
            }
            page(content_type(extension), data)
        }
        _ => page("text/plain", b"not found".to_vec()).with_status_code(404),
    }
}

fn content_type(extension: &str) -> &'static str {
    match extension {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        _ => "application/octet-stream",
    }
}
