//! One visit of one user: a host, a browser of its own, and what is recorded on the way.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::driver::Driver;
use crate::{Outcome, Server, root};

const FLAGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--lang=sv-SE",
];

/// How long anything that is waited for may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// Width and height of the page in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewport(pub u32, pub u32);

impl Viewport {
    /// A small telephone.
    pub const NARROW: Self = Self(360, 740);
    /// A laptop.
    pub const WIDE: Self = Self(1280, 800);
}

/// The colours that the user's system asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Scheme {
    Light,
    Dark,
}

/// What a visit starts with; the default is a laptop, light, reduced motion, at the root of the host, at `#/`.
#[derive(Clone, Copy, Debug)]
pub struct Setup<'a> {
    /// Size of the page.
    pub viewport: Viewport,
    /// Light or dark.
    pub scheme: Scheme,
    /// Whether the user asked for less motion.
    pub reduced_motion: bool,
    /// Where the app is hosted; begins and ends with `/`.
    pub path: &'a str,
    /// The route that is opened first, with its `#`.
    pub hash: &'a str,
    /// Ends of file names that the host answers with 404.
    pub missing: &'a [&'a str],
    /// Ends of file names that the host never answers.
    pub silent: &'a [&'a str],
    /// Run on the app's origin just before the app starts for the first time, e.g. to fill local storage.
    pub before: Option<&'a str>,
    /// Whether `start` waits until the app is up.
    pub waits_for_app: bool,
    /// Whether the browser has a profile that outlives it, so that it can be killed and started again.
    pub has_profile: bool,
    /// Whether the browser takes down each of its tasks, for [`Visit::longest_task`].
    pub is_traced: bool,
}

impl Default for Setup<'_> {
    fn default() -> Self {
        Self {
            viewport: Viewport::WIDE,
            scheme: Scheme::Light,
            reduced_motion: true,
            path: "/",
            hash: "#/",
            missing: &[],
            silent: &[],
            before: None,
            waits_for_app: true,
            has_profile: false,
            is_traced: false,
        }
    }
}

/// A user's visit; see the crate's page for what it can do. Dropping it closes the browser and the host.
pub struct Visit {
    name: String,
    pub(crate) client: Client,
    pub(crate) server: Arc<Server>,
    pub(crate) downloads: PathBuf,
    profile: Option<Arc<Profile>>,
    driver: Arc<Driver>,
    session: String,
    logged: Mutex<BrowserLog>,
    /// When something was last pressed with a finger.
    pub(crate) tapped: Mutex<Option<Instant>>,
    finished: bool,
}

/// What the browser has logged so far; its own logs are emptied when they are read.
#[derive(Default)]
struct BrowserLog {
    /// Method and address of each.
    requests: Vec<(String, String)>,
    errors: Vec<String>,
}

/// How often a browser is tried to be started.
const STARTS: usize = 3;

/// Starts a browser. One that has just been killed may hold its profile for a moment, so that the next ends as it begins.
async fn start_browser(driver: &Driver, profile: Option<&Profile>, is_traced: bool) -> Outcome<Client> {
    let mut starts = 1;
    loop {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        match builder
            .capabilities(capabilities(profile, is_traced))
            .connect(&driver.url())
            .await
        {
            Ok(client) => return Ok(client),
            Err(reason) if starts == STARTS => return Err(format!("the browser could not be started: {reason}").into()),
            Err(_) => tokio::time::sleep(Duration::from_secs(1)).await,
        }
        starts += 1;
    }
}

impl Visit {
    /// Starts host and browser, opens the app and waits until it is up. `name` names the pictures.
    pub async fn start(name: &str, setup: Setup<'_>) -> Outcome<Self> {
        let server = Server::start(&root().join("dist"), setup.path, setup.missing, setup.silent)?;
        let profile = setup.has_profile.then(|| Arc::new(Profile::of(name)));
        Self::start_at(name, setup, Arc::new(server), profile).await
    }

    /// Kills the browser, as a crash or a power cut would, and starts it again with the same profile, at the same host.
    pub async fn kill_and_start_again(mut self, setup: Setup<'_>) -> Outcome<Self> {
        let profile = self.profile.clone().ok_or("the visit has no profile")?;
        profile.kill_browser()?;
        self.finished = true;
        let (name, server) = (self.name.clone(), self.server.clone());
        drop(self);
        Self::start_at(&name, setup, server, Some(profile)).await
    }

    async fn start_at(
        name: &str,
        setup: Setup<'_>,
        server: Arc<Server>,
        profile: Option<Arc<Profile>>,
    ) -> Outcome<Self> {
        let driver = Driver::shared()?;
        let downloads = std::env::temp_dir().join(format!("samspel-e2e-{}-{name}", std::process::id()));
        fs::create_dir_all(&downloads)?;
        let client = start_browser(&driver, profile.as_deref(), setup.is_traced).await?;
        let session = client.session_id().await?.ok_or("the browser gave no session")?;
        let visit = Self {
            name: name.to_owned(),
            client,
            server,
            downloads,
            profile,
            driver,
            session,
            logged: Mutex::default(),
            tapped: Mutex::default(),
            finished: false,
        };
        visit.prepare_page(setup).await?;
        let before = match setup.before {
            Some(script) => Some(
                visit
                    .devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))
                    .await?,
            ),
            None => None,
        };
        visit
            .client
            .goto(&format!("{}{}", visit.server.url(), setup.hash))
            .await?;
        if let Some(script) = before {
            // Once only: a reload shows what the app itself has kept.
            visit
                .devtools("Page.removeScriptToEvaluateOnNewDocument", script)
                .await?;
        }
        if setup.waits_for_app {
            visit.app_is_up().await?;
        }
        Ok(visit)
    }

    /// The name given at the start.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The WebDriver client, for what the layers don't have.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The host of this visit.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Waits until the app has replaced the start page's waiting line, the page is there, and what every page listens to is listened to;
    /// where something is missing at the host, that may never be.
    pub async fn app_is_up(&self) -> Outcome {
        self.until(
            "the app is up",
            "const listens = performance.getEntriesByName('samspel:listening').length > 0;
             return document.readyState === 'complete' && !document.getElementById('start-waiting') && (listens || !arguments[0])",
            vec![json!(self.server.is_whole())],
        )
        .await?;
        self.frame().await
    }

    /// Waits until a script returns something true, and gives that.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        let began = Instant::now();
        loop {
            let value = self.client.execute(script, arguments.clone()).await?;
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return Ok(value);
            }
            if began.elapsed() > PATIENCE {
                let errors = self.console_errors().await?;
                return Err(format!(
                    "waited {} s in vain: {what}; console errors: {errors:?}",
                    PATIENCE.as_secs()
                )
                .into());
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Runs a script on the page as the body of a function. The page's security policy does not bind it.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// Sends a command of the Chrome DevTools protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        Ok(self.client.issue_cmd(Extension::devtools(command, parameters)).await?)
    }

    /// Every address that the browser has asked any host for, from the start of the visit.
    pub async fn requests(&self) -> Outcome<Vec<String>> {
        let asked = self.requests_with_method().await?;
        Ok(asked.into_iter().map(|(_, address)| address).collect())
    }

    /// The same with the method of each request before its address.
    pub async fn requests_with_method(&self) -> Outcome<Vec<(String, String)>> {
        let entries = self.log("performance").await?;
        let mut logged = self.logged.lock().unwrap_or_else(PoisonError::into_inner);
        for entry in entries {
            let message: Value = serde_json::from_str(entry["message"].as_str().unwrap_or_default())?;
            let (method, parameters) = (&message["message"]["method"], &message["message"]["params"]);
            let request = match method.as_str() {
                Some("Network.requestWillBeSent") => {
                    let request = &parameters["request"];
                    (&request["method"], &request["url"])
                }
                Some("Network.webSocketCreated") => (&Value::Null, &parameters["url"]),
                _ => continue,
            };
            if let (method, Some(address)) = (request.0, request.1.as_str()) {
                let method = method.as_str().unwrap_or("a socket");
                logged.requests.push((method.into(), address.into()));
            }
        }
        Ok(logged.requests.clone())
    }

    /// The longest task of the page since this was last asked, in milliseconds: how long nothing else could be done. The visit is traced.
    pub async fn longest_task(&self) -> Outcome<f64> {
        let mut mains = BTreeSet::new();
        let mut tasks = Vec::new();
        // To ask is what makes the browser hand over what it has taken down, so that it is there the next time.
        for _ in 0..10 {
            for entry in self.log("performance").await? {
                let message: Value = serde_json::from_str(entry["message"].as_str().unwrap_or_default())?;
                if message["message"]["method"] != "Tracing.dataCollected" {
                    continue;
                }
                let event = &message["message"]["params"];
                let thread = (event["pid"].as_u64(), event["tid"].as_u64());
                match (event["name"].as_str(), event["dur"].as_f64()) {
                    (Some("thread_name"), _) if event["args"]["name"] == "CrRendererMain" => drop(mains.insert(thread)),
                    (Some("ThreadControllerImpl::RunTask"), Some(microseconds)) => tasks.push((thread, microseconds)),
                    _ => {}
                }
            }
            let of_page = tasks.iter().filter(|(thread, _)| mains.contains(thread));
            if let Some(longest) = of_page.map(|(_, microseconds)| microseconds / 1000.0).reduce(f64::max) {
                return Ok(longest);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Err("the browser has taken down no task".into())
    }

    /// Every error in the console from the start of the visit: exceptions, failed requests, breaches of the security policy.
    pub async fn console_errors(&self) -> Outcome<Vec<String>> {
        let entries = self.log("browser").await?;
        let mut logged = self.logged.lock().unwrap_or_else(PoisonError::into_inner);
        let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        logged
            .errors
            .extend(severe.filter_map(|entry| entry["message"].as_str().map(str::to_owned)));
        Ok(logged.errors.clone())
    }

    /// Ends a visit that went well: nothing in the console, no request to anybody else.
    pub async fn finish(mut self) -> Outcome {
        self.no_console_errors().await?;
        self.no_request_left().await?;
        self.finished = true;
        Ok(())
    }

    /// Ends a visit whose console is meant to have errors.
    pub fn finish_unchecked(mut self) {
        self.finished = true;
    }

    async fn log(&self, kind: &str) -> Outcome<Vec<Value>> {
        let answer = self.client.issue_cmd(Extension::log(kind)).await?;
        Ok(answer.as_array().cloned().unwrap_or_default())
    }

    /// What belongs to the page rather than to the browser, so that a new tab needs it again.
    pub(crate) async fn prepare_page(&self, setup: Setup<'_>) -> Outcome {
        self.set_viewport(setup.viewport).await?;
        self.set_media(setup.scheme, setup.reduced_motion, "").await?;
        self.devtools(
            "Emulation.setTimezoneOverride",
            json!({ "timezoneId": "Europe/Stockholm" }),
        )
        .await?;
        self.devtools(
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "downloadPath": self.downloads }),
        )
        .await?;
        Ok(())
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        if !self.finished
            && let Ok(picture) = self.driver.picture(&self.session)
        {
            let folder = root().join("target/screenshots");
            fs::create_dir_all(&folder).ok();
            fs::write(folder.join(format!("failed-{}.png", self.name)), picture).ok();
        }
        self.driver.end_session(&self.session);
        fs::remove_dir_all(&self.downloads).ok();
    }
}

/// A browser's profile of our own; dropping it removes it.
struct Profile(PathBuf);

impl Profile {
    fn of(name: &str) -> Self {
        let folder = format!("samspel-e2e-{}-{name}-profile", std::process::id());
        Self(std::env::temp_dir().join(folder))
    }

    fn flag(&self) -> String {
        format!("--user-data-dir={}", self.0.display())
    }

    /// Kills the browser that has this profile, with all its processes, before it can write anything down.
    fn kill_browser(&self) -> Outcome {
        let killed = Command::new("pkill")
            .args(["-KILL", "-f", "--", &self.flag()])
            .status()?;
        if killed.success() {
            Ok(())
        } else {
            Err("no browser with the profile was found".into())
        }
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn capabilities(profile: Option<&Profile>, is_traced: bool) -> Capabilities {
    let flags = FLAGS.map(str::to_owned).into_iter();
    let flags: Vec<String> = flags.chain(profile.map(Profile::flag)).collect();
    let mut options = json!({
        "args": flags,
        "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
        "prefs": { "intl.accept_languages": "sv-SE,sv,en", "intl.selected_languages": "sv-SE,sv,en" },
    });
    if is_traced {
        options["perfLoggingPrefs"]["traceCategories"] = json!("toplevel");
    }
    if let Ok(browser) = std::env::var("CHROMIUM") {
        options["binary"] = json!(browser);
    }
    let mut capabilities = Capabilities::new();
    capabilities.insert("browserName".to_owned(), json!("chrome"));
    capabilities.insert("goog:chromeOptions".to_owned(), options);
    capabilities.insert(
        "goog:loggingPrefs".to_owned(),
        json!({ "performance": "ALL", "browser": "ALL" }),
    );
    capabilities
}

/// A command that only Chrome's driver has.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl Extension {
    fn devtools(command: &str, parameters: Value) -> Self {
        Self {
            path: "goog/cdp/execute",
            body: json!({ "cmd": command, "params": parameters }),
        }
    }

    fn log(kind: &str) -> Self {
        Self {
            path: "se/log",
            body: json!({ "type": kind }),
        }
    }
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
