//! A small static host in the test's own process: files of a folder under a path, nothing else.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::Outcome;

/// A page beside the app's files with nothing in it: no program, and no icon that a browser would ask for.
pub(crate) const BARE_PAGE: &str = "bare.html";
const BARE: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Bare</title><link rel=icon href='data:,'>";

/// Serves a folder on a free port of 127.0.0.1 until it is dropped.
pub struct Server {
    address: SocketAddr,
    path: String,
    is_whole: bool,
    stopped: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
}

struct Site {
    folder: PathBuf,
    path: String,
    missing: Vec<String>,
    silent: Vec<String>,
    stopped: Arc<AtomicBool>,
}

impl Server {
    /// Whether everything is answered.
    pub(crate) fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Serves `folder` under `path` (which begins and ends with `/`). Names that end as one of `missing` are answered with 404,
    /// and those that end as one of `silent` never.
    pub fn start(folder: &Path, path: &str, missing: &[&str], silent: &[&str]) -> Outcome<Self> {
        if !folder.join("index.html").is_file() {
            return Err(format!("{} has no index.html: run scripts/build first", folder.display()).into());
        }
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let stopped = Arc::new(AtomicBool::new(false));
        let names = |names: &[&str]| names.iter().map(|name| name.to_string()).collect();
        let site = Arc::new(Site {
            folder: folder.to_owned(),
            path: path.to_owned(),
            missing: names(missing),
            silent: names(silent),
            stopped: Arc::clone(&stopped),
        });
        let stop = Arc::clone(&stopped);
        let accepting = thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    break;
                }
                let Ok(stream) = stream else { continue };
                let site = Arc::clone(&site);
                // A browser that goes away in the middle of an answer is no fault of the test.
                thread::spawn(move || site.answer(stream).ok());
            }
        });
        Ok(Self {
            address,
            path: path.to_owned(),
            is_whole: missing.is_empty() && silent.is_empty(),
            stopped,
            accepting: Some(accepting),
        })
    }

    /// Scheme, host and port, without a slash at the end.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of the app itself, which ends in `/`.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.path)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Wakes the listener, so that it sees that it is to stop.
        let woken = TcpStream::connect_timeout(&self.address, Duration::from_secs(1));
        if let (Ok(_), Some(accepting)) = (woken, self.accepting.take()) {
            accepting.join().ok();
        }
    }
}

impl Site {
    fn answer(&self, mut stream: TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut request = String::new();
        reader.read_line(&mut request)?;
        let mut header = String::new();
        while reader.read_line(&mut header)? > 2 {
            header.clear();
        }

        let mut words = request.split_whitespace();
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if method.is_empty() {
            return Ok(());
        }
        let address = target.split(['?', '#']).next().unwrap_or_default();
        while self.silent.iter().any(|end| address.ends_with(end)) && !self.stopped.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(100));
        }
        let found = self.file(target).and_then(|file| {
            if file.ends_with(BARE_PAGE) {
                return Some((media_type(&file), BARE.into()));
            }
            fs::read(&file).ok().map(|body| (media_type(&file), body))
        });
        let (status, kind, body) = match found {
            Some((kind, body)) => ("200 OK", kind, body),
            // As static hosts do: the site's own page for what is not there.
            None => match fs::read(self.folder.join("404.html")) {
                Ok(page) => ("404 Not Found", "text/html; charset=utf-8", page),
                Err(_) => ("404 Not Found", "text/plain", b"Not found\n".to_vec()),
            },
        };
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        if method != "HEAD" {
            stream.write_all(&body)?;
        }
        stream.flush()
    }

    fn file(&self, target: &str) -> Option<PathBuf> {
        let target = target.split(['?', '#']).next()?;
        let name = target.strip_prefix(&self.path)?;
        let name = if name.is_empty() { "index.html" } else { name };
        let inside = Path::new(name)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let missing = self.missing.iter().any(|end| name.ends_with(end));
        (inside && !missing).then(|| self.folder.join(name))
    }
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}
