//! The browser's driver as a process of ours, and the two calls to it that must work without an async runtime.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::Duration;

use crate::Outcome;

/// A running ChromeDriver; dropping it ends the process.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    /// Where driver and browser put what they need for a while, profiles among it.
    scratch: PathBuf,
}

static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

impl Driver {
    /// The driver that other visits of this process use already, or a new one.
    pub(crate) fn shared() -> Outcome<Arc<Self>> {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(driver) = running.upgrade() {
            return Ok(driver);
        }
        let driver = Arc::new(Self::start()?);
        *running = Arc::downgrade(&driver);
        Ok(driver)
    }

    /// Starts a driver. Now and then one finds the port taken that it has chosen, and ends; then the next may start.
    fn start() -> Outcome<Self> {
        Self::start_once()
            .or_else(|_| Self::start_once())
            .or_else(|_| Self::start_once())
    }

    fn start_once() -> Outcome<Self> {
        let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let scratch = std::env::temp_dir().join(format!("samspel-e2e-driver-{}", std::process::id()));
        fs::create_dir_all(&scratch)?;
        let mut process = Command::new(&program)
            .arg("--port=0")
            .env("TMPDIR", &scratch)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|reason| format!("{program} could not be started ({reason}): run scripts/setup test"))?;
        let output = process.stdout.take().ok_or("the driver has no output")?;
        let mut driver = Self {
            process,
            port: 0,
            scratch,
        };
        let mut lines = BufReader::new(output);
        let mut line = String::new();
        while lines.read_line(&mut line)? > 0 {
            let port = line
                .trim()
                .rsplit_once("successfully on port ")
                .and_then(|(_, port)| port.trim_end_matches('.').parse().ok());
            if let Some(port) = port {
                driver.port = port;
                // Keeps the pipe empty, so that the driver never waits for us to read.
                thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
                return Ok(driver);
            }
            line.clear();
        }
        Err(format!("{program} ended before it was ready").into())
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends a session and with it the browser; for `Drop`, where nothing can be awaited.
    pub(crate) fn end_session(&self, session: &str) {
        self.call("DELETE", &format!("/session/{session}")).ok();
    }

    /// The picture of the session's page as PNG.
    pub(crate) fn picture(&self, session: &str) -> Outcome<Vec<u8>> {
        let answer: serde_json::Value =
            serde_json::from_str(&self.call("GET", &format!("/session/{session}/screenshot"))?)?;
        decode(answer["value"].as_str().unwrap_or_default())
    }

    fn call(&self, method: &str, path: &str) -> Outcome<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        )?;
        // The driver may keep the connection open, so the answer ends where it says, not where the stream does.
        let mut reader = BufReader::new(stream);
        let (mut line, mut length) = (String::new(), 0);
        while reader.read_line(&mut line)? > 2 {
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse()?;
            }
            line.clear();
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        Ok(String::from_utf8(body)?)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
        fs::remove_dir_all(&self.scratch).ok();
    }
}

/// Bytes of a base64 text, as the driver sends pictures.
pub(crate) fn decode(text: &str) -> Outcome<Vec<u8>> {
    use base64::Engine;
    Ok(base64::engine::general_purpose::STANDARD.decode(text)?)
}
